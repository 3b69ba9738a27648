import type { ISOLATION as ENGLISH } from '../../../core/sentences/isolation'

export const ISOLATION: Readonly<Record<keyof typeof ENGLISH, string>> = {
  LabsApart: 'Les labs ne peuvent pas s’atteindre : un de nos conteneurs sur le réseau {network} n’a obtenu aucune réponse d’un autre.',
  LabsReachEachOther:
    'Les labs peuvent s’atteindre : un de nos conteneurs sur le réseau {network} a obtenu une réponse d’un autre. Les règles de pare-feu de Docker ne sont pas en vigueur ; démarrez Docker sans --iptables=false, et redémarrez-le si un autre programme a effacé ses règles.',
  DirectRoute:
    'Docker {version} laisse d’autres ordinateurs de ce réseau atteindre les labs, en contournant l’adresse de cet ordinateur, s’ils lui envoient ce qui est destiné aux adresses des labs. Mettez Docker à jour vers {fixed} ou une version plus récente, ou faites exécuter par un administrateur : {command}',
}
