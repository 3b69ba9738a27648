import type { KEEPING as ENGLISH } from '../../../core/sentences/keeping'

export const KEEPING: Readonly<Record<keyof typeof ENGLISH, string>> = {
  ExtendedByPerson: 'Quelqu’un a prolongé le lab : il redémarre',
  RestartedByPerson: 'Quelqu’un a demandé un redémarrage',
  RestartedAnew: 'Quelqu’un a demandé un redémarrage. Sa fin était passée : il dispose de {minutes} min à partir du moment où il est prêt',
  RestartedWithoutEnd: 'Quelqu’un a demandé un redémarrage. Sa fin était passée : il n’a désormais plus de fin',
  CleanedUpWithWork: 'Son temps était écoulé et personne ne l’a conservé. Son travail est en sûreté : {files} fichiers dans {path}',
  CleanedUpWithoutWork: 'Son temps était écoulé et personne ne l’a conservé. Il n’y avait pas de travail à mettre en sûreté',
  CleanedUpWorkLost: 'Son temps était écoulé et personne ne l’a conservé. Son travail n’a pas pu être mis en sûreté : {why}',
}
