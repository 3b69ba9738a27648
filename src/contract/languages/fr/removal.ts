import type { REMOVAL as ENGLISH } from '../../../core/sentences/removal'

export const REMOVAL: Readonly<Record<keyof typeof ENGLISH, string>> = {
  WorkCollected: '{files} fichiers ({kilobytes} Ko) ont été mis en sûreté',
  NothingToCollect: 'Vérification faite : il n’y a rien à mettre en sûreté',
  CollectingFailed: 'Son travail n’est pas encore en sûreté : {why}. Il reste où il est, et un nouvel essai suivra',
  CannotRemove: 'Le lab n’a pas pu être retiré : {why}',
  WorkTooLarge:
    'Le contenu de {name} annonce {claimsMB} Mo, plus que les {limitMB} Mo permis pour une collecte. Relevez la limite dans les réglages, ou supprimez le lab sans le reste',
  WorkDiskFull:
    'Le disque est plein, le travail de {name} n’a donc pas pu être mis en sûreté ; libérez de la place, puis un nouvel essai suivra',
  WorkNotCollected: 'Le travail de {name} n’a pas pu être lu jusqu’au bout',
  FolderIsNew:
    'Le dossier que le lab avait n’existe plus : il commence avec un dossier vide. Ce qui a été collecté auparavant reste en sûreté',
  MadeElsewhere:
    'Ce lab a été créé par « {made} » et reste intact tant que le moteur ne tourne qu’avec « {here} » ; démarrez-le sans --provisioner {here}',
}
