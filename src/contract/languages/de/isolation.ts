import type { ISOLATION as ENGLISH } from '../../../core/sentences/isolation'

export const ISOLATION: Readonly<Record<keyof typeof ENGLISH, string>> = {
  LabsApart: 'Labs erreichen einander nicht: ein Container von uns im Netz {network} bekam von einem anderen keine Antwort.',
  LabsReachEachOther:
    'Labs erreichen einander: ein Container von uns im Netz {network} bekam von einem anderen Antwort. Dockers Firewall-Regeln sind nicht in Kraft; starten Sie Docker ohne --iptables=false, und starten Sie es neu, wenn ein anderes Programm die Regeln gelöscht hat.',
  DirectRoute:
    'Docker {version} lässt andere Rechner dieses Netzes an Labs heran, an der eigenen Adresse dieses Rechners vorbei, wenn sie ihm schicken, was für die Adressen der Labs bestimmt ist. Aktualisieren Sie Docker auf {fixed} oder neuer, oder lassen Sie einen Administrator ausführen: {command}',
}
