import type { DOCKER as ENGLISH } from '../../../core/sentences/docker'

export const DOCKER: Readonly<Record<keyof typeof ENGLISH, string>> = {
  DockerDiskFull: 'Disque plein, celui de Docker. Libérez de la place, puis redémarrez le lab.',
  DiskIsFull: 'Disque plein. Libérez de la place, puis redémarrez le lab.',
  NoNetworkAddresses: 'Plus d’adresses réseau libres. Supprimez dans Docker les réseaux qui ne servent plus.',
  PortTaken: 'Port pris par un autre programme ; un autre est essayé.',
  PortInUse: 'Port pris par un autre programme.',
  NoMemoryLeft:
    'Mémoire épuisée : cette machine n’en a plus assez pour un lab de plus. Fermez-en quelques-uns, ou donnez moins de mémoire aux labs.',
  ImageNotHereYet: 'Image absente : elle n’est pas encore sur cette machine.',
  NameTaken: 'Nom pris : un conteneur étranger porte le nom du lab. Renommez-le ou supprimez-le, puis redémarrez le lab.',
  NameTakenBy:
    'Nom pris : un conteneur étranger s’appelle {name}, comme le lab devrait s’appeler. Renommez-le ou supprimez-le, puis redémarrez le lab.',
  NameBeingMade: 'Il y a déjà un conteneur pour « {name} » ; nouvelle vérification à venir.',
  SettingsRefused: 'Réglages refusés par Docker : {said}. Corrigez le modèle.',
  CommandRefused: 'Commande impossible à exécuter : {said}. Corrigez le modèle.',
  CommandUnknown: 'Commande impossible à exécuter. Corrigez le modèle.',
  DockerStillRemoving: 'Conteneur encore là : Docker est en train de le retirer, nouvelle vérification à venir.',
  DockerKeepsRemoving:
    'Conteneur encore là : Docker est en train de le retirer, nouvelle vérification à venir. Si cela dure, redémarrez Docker.',
  ContainerStillRemoved: 'Conteneur encore là : celui de « {name} » est en train d’être retiré, nouvelle vérification à venir.',
  FolderUnreadable: 'Le dossier de l’élève n’a pas pu être lu : {said}',
  CouldNotCreate: 'Démarrage échoué : {said}',
  CouldNotStart: 'Démarrage échoué : {said}',
  CouldNotMakeNetwork: 'Démarrage échoué, car Docker n’a pas pu créer le réseau : {said}',
  CouldNotChangeLimits: 'Nouvelles limites refusées par Docker : {said}',
  CouldNotRemoveFolder: 'Dossier de travail non supprimé, refus de Docker : {said}',
  CouldNotRunCommand: 'Commande dans le lab refusée par Docker : {said}',
  CouldNotDo: 'Refusé par Docker ({call}) : {said}',
  VanishedWhileMade: 'Conteneur disparu pendant sa création ; il est recréé.',
  VanishedWhileStarted: 'Conteneur disparu pendant son démarrage ; il est recréé.',
  NoContainerToRestart: 'Conteneur disparu avant le redémarrage ; il est recréé.',
  ContainerIsGone: 'Conteneur disparu : celui de « {name} » n’est plus là.',
  NotMadeByUs:
    'Conteneur étranger : {name} ne vient pas de ce programme et n’est pas touché. S’il gêne, renommez-le ou supprimez-le à la main.',
  WithoutUid: 'Rien n’a été fait : le lab n’a pas d’uid.',
  IdNotWhole: 'Rien n’a été fait : l’identifiant du conteneur n’est pas complet.',
  BusyboxMissing: 'Image non créée : il manque le paquet busybox-static pour le lab d’exemple. Installez-le.',
  SampleOnLinuxOnly:
    'Possible uniquement sous Linux : créer l’image du lab d’exemple. Utilisez ici un modèle dont l’image vient d’un registre.',

  NoContainerYet: 'Le lab n’a pas encore de conteneur. Ouvrez le terminal quand il sera prêt.',
  LabDoesNotRun: 'Le lab ne tourne pas ({condition}). Démarrez-le, puis ouvrez le terminal.',
  ImageWithoutShell: 'L’image du lab n’a pas de shell. Consultez plutôt sa sortie.',
  ShellDidNotStart: 'Le shell du lab n’a pas démarré : {said}. Consultez la sortie du lab.',
  ShellBrokeOff: 'La connexion au lab s’est interrompue pendant l’ouverture de son shell. Ouvrez de nouveau le terminal.',

  DockerCouldNotAnswer: 'Docker ne peut pas répondre pour l’instant ({said}) ; nouvel essai à venir.',
  DockerTooLate: 'Docker n’a pas répondu en {seconds} s ; nouvel essai à venir.',
  DockerGivenUp: 'L’attente de Docker a été abandonnée.',
  DockerResting: 'Docker n’a pas répondu plusieurs fois de suite. Les labs gardent leur état et reprennent dès qu’il est de retour.',
  DockerUnsupported: 'Cette version de Docker ne convient pas. Installez Docker Engine 20.10 ou plus récent.',
  DockerNotUnderstood: 'La réponse de Docker à « {call} » était incompréhensible ; nouvel essai à venir.',
  DockerBrokeOff: 'La connexion à Docker s’est interrompue au milieu d’une réponse ; nouvel essai à venir.',
  DockerDidNotFinish: 'Docker n’en est pas venu à bout.',
  DockerNotAsked: 'Docker n’a pas encore été interrogé.',
  DockerNotFound:
    'Docker est introuvable sur cette machine (rien à {where}). Installez Docker, ou ouvrez Docker Desktop ; les labs reprennent alors d’eux-mêmes.',
  DockerNotRunning:
    'Docker est installé, mais ne tourne pas (personne ne répond à {where}). Démarrez-le (systemctl start docker, ou ouvrez Docker Desktop) ; les labs reprennent alors d’eux-mêmes.',
  DockerNotAllowed:
    'Vous n’avez pas le droit d’utiliser Docker sur cette machine. Faites ajouter votre utilisateur au groupe « docker », puis reconnectez-vous.',
  DockerSilent: 'Docker ne répond pas. Le dernier état connu est affiché ; si cela dure, redémarrez Docker.',
  ContextElsewhere:
    'La commande docker est réglée sur le contexte « {context} », une autre machine ({address}). Les labs ne tournent que sur celle-ci : choisissez-la, par exemple avec « docker context use default ».',
  DockerElsewhere:
    'Docker est réglé sur une autre machine ({address}). Les labs ne tournent que sur celle-ci : supprimez la variable DOCKER_HOST.',
  DockerOfOthers: 'Ce Docker n’est pas celui qui a les labs. Tant que vous n’avez pas décidé, rien n’y est démarré et rien n’y est retiré.',
  DockerTooOld:
    'Docker {version} (API {api}) est trop ancien pour les labs, qui demandent l’API 1.40 ou plus récente. Mettez Docker à jour.',
  SimulationDown: 'Le Docker simulé ne tourne pas ; les labs gardent leur état jusqu’à son retour.',
  SimulationStopped: 'Le Docker simulé ne tourne pas. Redémarrez-le.',
  SimulationLate: 'Le Docker simulé n’a pas répondu à temps ; nouvel essai à venir.',
}
