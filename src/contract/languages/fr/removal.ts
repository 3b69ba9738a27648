import type { REMOVAL as ENGLISH } from '../../../core/sentences/removal'

const DELETE = 'Faites supprimer quelque chose par l’élève, ou relevez dans les réglages la limite d’une collecte (work.maxSize)'

export const REMOVAL: Readonly<Record<keyof typeof ENGLISH, string>> = {
  WorkCollected: '{files} fichiers ({kilobytes} Ko) ont été mis en sûreté',
  NothingToCollect: 'Vérification faite : il n’y a rien à mettre en sûreté',
  WorkGone:
    'Il n’en restait rien : quelqu’un d’autre avait supprimé son conteneur et son dossier. Ce qui avait été mis en sûreté auparavant l’est toujours',
  ContainerGone:
    'Quelqu’un d’autre avait supprimé son conteneur avant qu’on puisse regarder : ce qui était dans {holds} est perdu avec lui. Son propre dossier, s’il en avait un, est en sûreté',
  CollectingFailed: 'Son travail n’est pas encore en sûreté : {why}. Il reste où il est, et un nouvel essai suivra',
  CannotRemove: 'Le lab n’a pas pu être retiré : {why}',
  WorkTooLarge:
    'Le contenu de {name} annonce {claimsMB} Mo, plus que les {limitMB} Mo permis pour une collecte. Ce qui y tient est dans {path} ; il y manque : {missing}. Relevez la limite dans les réglages, ou supprimez le lab sans le reste',
  FolderNearlyFull: `Le dossier de l’élève contient {used} Mo ; {bound} Mo peuvent en être collectés. ${DELETE}`,
  FolderTooLarge: `Le dossier de l’élève contient {used} Mo, plus que les {bound} Mo qui peuvent en être collectés. ${DELETE}`,
  FolderClaims:
    'Des fichiers du dossier de l’élève annoncent {claims} Mo, bien qu’ils contiennent moins ; pas plus de {most} Mo ne sont lus à la collecte. Faites supprimer le plus grand par l’élève, ou relevez dans les réglages la limite d’une collecte (work.maxSize)',
  FolderFits: 'Le dossier de l’élève tient de nouveau dans une collecte',
  WorkDiskFull:
    'Le disque de {folder} est plein, le travail de {name} n’a donc pas pu être mis en sûreté. Libérez de la place, et un nouvel essai suivra ; ou indiquez un autre dossier',
  WorkFolderNotAbsolute: 'Ce n’est pas un chemin entier : {folder}. Écrivez-le depuis la racine, comme /media/disk/work',
  WorkFolderNotFolder: 'Ce n’est pas un dossier : {place}',
  WorkFolderLink: 'Un lien mène de {folder} à {real}. Indiquez ce dossier lui-même',
  WorkFolderOpen: 'D’autres personnes sur cette machine peuvent modifier le contenu de {place}. Indiquez un dossier qui n’est qu’à vous',
  WorkFolderFull: 'Il n’y a de place que pour {freeMB} Mo dans {folder}. Indiquez un dossier sur un disque qui en a plus',
  WorkFolderSameDisk:
    'Le dossier {folder} est sur le même disque que {directory}, et ce disque est plein. Indiquez un dossier sur un autre',
  WorkFolderGone: 'Le dossier {folder} prévu pour son travail n’existe plus. Reconnectez son disque, ou indiquez un autre dossier',
  WorkFolderUnusable: 'Rien ne peut être écrit dans {folder} ({why}). Indiquez un autre dossier',
  WorkFolderPractice: 'À l’exercice, aucun travail n’est gardé sur un disque : il n’y a pas de dossier à indiquer',
  VolumeGone: 'Quelqu’un a supprimé le dossier {folder} au moment où il devait être collecté',
  WorkNotCollected: 'Le travail de {name} n’a pas pu être lu jusqu’au bout',
  FolderIsNew:
    'Le dossier que le lab avait n’existe plus : il commence avec un dossier vide. Ce qui a été collecté auparavant reste en sûreté',
  MadeElsewhere:
    'Ce lab a été créé par « {made} » et reste intact tant que le moteur ne tourne qu’avec « {here} » ; démarrez-le sans --provisioner {here}',
}
