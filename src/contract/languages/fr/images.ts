import type { IMAGES as ENGLISH } from '../../../core/sentences/images'

export const IMAGES: Readonly<Record<keyof typeof ENGLISH, string>> = {
  TriesAgainForAll: '{why}. Le prochain essai se fait une seule fois, pour tous les labs qui veulent cette image',
  TryingNow: 'Quelqu’un n’a pas voulu attendre : le prochain essai se fait maintenant',
  PullRateLimited:
    'Le registre n’autorise plus de téléchargement pour l’instant, {image} n’a donc pas pu être récupérée ; attendez, ou connectez Docker au registre',
  PullDiskFull: 'Le disque est plein, {image} n’a donc pas pu être enregistrée ; libérez de la place, puis redémarrez le lab',
  PullImageNotFound: 'Il n’y a pas d’image {image} dans le registre ; vérifiez son nom et son étiquette dans le modèle',
  PullDenied: 'Le registre refuse {image} : elle n’existe pas, ou Docker doit d’abord se connecter (docker login)',
  PullNameInvalid: '« {image} » n’est pas un nom d’image valide ; corrigez le modèle',
  PullUnreachable:
    'Le registre est injoignable, {image} n’a donc pas pu être récupérée ; vérifiez le réseau de cette machine, ou chargez l’image à l’avance',
  PullFailed: '{image} n’a pas pu être récupérée : {said}',
  PullStalled: 'Rien de {image} n’est arrivé pendant {seconds} s ; le téléchargement a été arrêté et sera repris',
  PullGivenUp: 'Le téléchargement de {image} a été abandonné, car le moteur s’arrête ; relancez-le',
  ImageNotHere: 'L’image {image} n’est pas encore sur cette machine, rien n’a donc pu être examiné',
  ImageWrongMachine:
    'L’image est faite pour {architecture} et cette machine est {machine} : son programme ne peut pas tourner ici (« exec format error »). Indiquez une image faite pour {machine}',
  ImageProgramCannotStart:
    'Le programme {program} se trouve dans {folder}, d’où rien ne peut être démarré dans un lab. Placez-le ailleurs dans l’image, ou démarrez-le par un shell ou un interpréteur',
  ImageEntrypointGetsCommand: 'La commande du modèle est transmise comme arguments au point d’entrée de l’image ({entrypoint}) : {command}',
  ImageWorkFolderReadOnly:
    'Le lab tourne en tant que {user} et ne peut pas écrire dans son dossier de travail {folder}. Indiquez dans le modèle l’utilisateur à qui appartient ce dossier, ou un autre dossier',
  ImageFolderReadOnly: 'Le lab tourne en tant que {user} et ne peut pas écrire dans {folder}',
  ImageFilesReadOnly: '{count} fichiers sur {of} dans {folder} ne peuvent pas être modifiés par {user}, l’utilisateur du lab : {files}',
  ImageFilesWritable: 'Chacun des {count} fichiers de {folder} peut être modifié',
  ImageStarterTooLarge:
    'L’image apporte plus de {mebibytes} MiB dans {folder} : le dossier est à l’élève, mais les fichiers restent à qui ils sont dans l’image. Apportez-en moins, ou donnez-les dans l’image à l’utilisateur du lab',
  ImageFolderFull: '{folder} est petit, en mémoire, et plein à {percent} % dès le départ',
  ImageVolumes:
    'L’image a ses propres volumes ({paths}). On peut y écrire, mais leur contenu n’est pas collecté, et disparaît avec le conteneur',
  ImagePortsNotPublished: 'L’image propose des ports que le modèle ne nomme pas, personne ne peut donc les ouvrir : {ports}',
  ImageHealthUsed: 'Le modèle ne dit pas quand le lab est prêt : il l’est quand la vérification propre à l’image le dit',
  ImageHealthOff: 'L’image a sa propre vérification. Elle ne tourne pas dans les labs : un lab est prêt quand le modèle le dit',
  ImageRunsAsRoot: 'Le modèle fait tourner le lab en tant que root. Indiquez-lui un utilisateur, dans la mesure où son programme le permet',
  ImageRootReplaced: 'L’image n’indique pas d’autre utilisateur que root : le lab tourne à la place en tant que {user}',
  ImageUserOfImage: 'Le lab tourne en tant que {user}, comme l’indique l’image',
  ImageUserOfTemplate: 'Le lab tourne en tant que {user}, comme l’indique le modèle',
  ImageNoWorkFolder:
    'Le modèle n’indique pas de dossier de travail : le programme démarre dans {folder}, et rien n’en est conservé ni collecté',
  ImageNotHealthy: 'La vérification propre à l’image ne dit pas encore qu’elle va bien',
}
