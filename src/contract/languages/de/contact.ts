import type { CONTACT as ENGLISH } from '../../../core/sentences/contact'

export const CONTACT: Readonly<Record<keyof typeof ENGLISH, string>> = {
  ContainerStuck: 'Docker antwortet, aber nicht zum Container dieses Labs; es wird wieder gefragt. Bleibt das so, starten Sie Docker neu',
  AddressOdd:
    'Docker ist auf „{address}“ eingestellt, und an so einer Adresse können keine Labs laufen. Entfernen Sie die Variable DOCKER_HOST oder die Option --docker-host, dann starten Sie diese App neu.',
  ContextMissing:
    'Der docker-Befehl ist auf den Kontext „{context}“ eingestellt, den es auf diesem Rechner nicht gibt. Wählen Sie einen vorhandenen, etwa mit „docker context use default“.',
  ContextVariable:
    'Die Variable DOCKER_CONTEXT nennt den Kontext „{context}“, den es auf diesem Rechner nicht gibt. Entfernen Sie sie dort, wo diese App gestartet wird, dann starten Sie die App neu.',
  ContextUnreadable:
    'Der docker-Befehl ist auf den Kontext „{context}“ eingestellt, dessen Datei keine Adresse nennt oder nicht zu lesen ist ({file}). Wählen Sie einen anderen, etwa mit „docker context use default“.',
  ConfigUnreadable:
    'Die Einstellungen des docker-Befehls sind nicht zu lesen ({file}), also weiß niemand, welches Docker gemeint ist. Berichtigen Sie die Datei, oder legen Sie sie beiseite.',
  CertificateMissing:
    'Docker unter {address} soll mit Zertifikaten gefragt werden, und {file} ist nicht da oder darf nicht gelesen werden. Legen Sie die Datei dorthin, oder entfernen Sie die Variablen DOCKER_TLS_VERIFY und DOCKER_CERT_PATH.',
  ContextCertificateMissing:
    'Der docker-Kontext „{context}“ fragt mit Zertifikaten, und {file} ist nicht da oder darf nicht gelesen werden. Importieren Sie den Kontext neu, oder wählen Sie einen anderen, etwa mit „docker context use default“.',
  CertificatesDoNotFit:
    'Die Zertifikate für Docker unter {address} passen nicht zu denen, die es selbst hat. Lassen Sie sich die jetzigen von dem geben, der jenes Docker eingerichtet hat.',
  CertificatesWanted:
    'Docker unter {address} antwortet nur mit Zertifikaten (TLS). Setzen Sie DOCKER_TLS_VERIFY und DOCKER_CERT_PATH dort, wo diese App gestartet wird, dann starten Sie die App neu.',
  NoTlsThere:
    'Docker unter {address} soll mit Zertifikaten (TLS) gefragt werden, und was dort lauscht, kennt keine. Entfernen Sie die Variable DOCKER_TLS_VERIFY dort, wo diese App gestartet wird, dann starten Sie die App neu.',
  NotDocker:
    'Was unter {address} antwortet, ist nicht Docker oder sagt es nicht (HTTP-Status {status}). Sehen Sie nach der Adresse und nach einem Proxy dazwischen; sobald Docker antwortet, gehen die Labs von selbst weiter.',
  NetworkMisfit:
    'In Docker gibt es ein Netz namens {name}, das nicht für Labs eingerichtet ist (sie könnten einander darin erreichen). Entfernen Sie es mit „docker network rm {name}“; die Labs machen sich dann ihr eigenes.',
}
