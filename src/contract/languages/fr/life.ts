import type { LIFE as ENGLISH } from '../../../core/sentences/life'

/** The cause first: a table has room for few words. */
export const LIFE: Readonly<Record<keyof typeof ENGLISH, string>> = {
  LabDeclared: 'Le lab a été déclaré.',
  StartingLab: 'Le lab démarre.',
  ContainerRestarted: 'Le conteneur a été redémarré.',
  FetchingImage: 'Téléchargement de l’image {image}.',
  EndMoved: 'La fin a été déplacée, nouvelle fin : {at, time}.',
  EndTakenAway: 'Le lab n’a désormais plus de fin.',
  TimeIsOver: 'Temps écoulé : le lab a été arrêté.',
  LabDeleting: 'Le lab est en cours de suppression ; son travail est d’abord mis en sûreté.',
  LabGone: 'Il ne reste rien du lab ; sa trace est conservée encore un moment.',
  TemplateMissing: 'Modèle manquant : « {template} » n’existe plus. Recréez-le, puis redémarrez le lab.',

  LabCompleted: 'Le lab s’est terminé de lui-même.',
  EndedWithError: 'Code {exitCode} : le lab s’est terminé par une erreur. Sa sortie en dit plus.',
  MemoryRanOut: 'Mémoire insuffisante : le système a arrêté le lab. Donnez-lui plus de mémoire, puis redémarrez-le.',
  KilledFromWithin: 'Tué de l’intérieur, par un signal (code {exitCode}).',
  KilledBySignal: 'Tué par un signal (code {exitCode}).',
  CommandCannotRun: 'Commande impossible à exécuter (code {exitCode}). Corrigez le modèle.',
  CannotStart: 'Commande impossible à exécuter : {said}. Corrigez le modèle.',
  StoppedWithDocker: 'Conteneur arrêté en même temps que Docker.',
  StoppedByHand: 'Conteneur arrêté à la main, en dehors de ce programme.',
  StartedAgain: '{why}. Le conteneur est redémarré.',

  ContainerVanished: 'Conteneur disparu ; il est recréé, le dossier de travail est conservé.',
  ContainerHadVanished: 'Conteneur disparu ; il a été recréé, le dossier de travail a été conservé.',
  ContainerVanishedHolding:
    'Conteneur disparu, et avec lui ce qui était dans {holds} ; il est recréé. Le dossier de travail, s’il y en a un, est conservé.',
  ContainerHadVanishedHolding:
    'Conteneur disparu, et avec lui ce qui était dans {holds} ; il a été recréé. Le dossier de travail, s’il y en a un, a été conservé.',
  ContainerMadeAnew: 'Conteneur remplacé : il a été recréé et ne tourne pas encore.',
  ContainerOfOther: 'Conteneur remplacé : un autre tourne à la place du sien.',
  ContainerPaused: 'Conteneur mis en pause à la main, en dehors de ce programme.',
  PublishedElsewhere: 'Port changé : Docker a publié le lab sur un autre.',

  LeftTheClass:
    '{count} labs ne sont plus demandés par personne : {labs}. Ils restent jusqu’à ce qu’une personne les libère ; leur travail est alors d’abord collecté.',
  NobodyLeft: 'Chaque lab de ce cours est demandé par sa liste et ses modèles.',
  NamesTaken: 'Des labs portant ces noms n’appartiennent pas à ce cours ; les siens n’ont pas pu être créés : {names}',
  AllMade: 'Chaque lab demandé a été créé.',
  NamesNoLab: 'Il porte l’étiquette de cette installation, mais ne nomme aucun lab',
  SecondContainer: 'C’est un second conteneur pour le même lab',
  NotMadeHere: 'Il porte nos étiquettes, mais cette installation ne l’a pas créé (une image peut transmettre des étiquettes)',
  OneOfMany: 'Il porte nos étiquettes et fait partie d’un très grand nombre ; il sera examiné à son tour',
  LabUnknown: 'Son lab est inconnu ici : ni présent, ni supprimé récemment',
  LabUnknownYet: 'Son lab est inconnu ici ; il est observé une minute avant que quoi que ce soit ne soit fait',
  RemovedByPersonOnly: 'Plus de conteneurs de ce genre à la fois que les réglages n’en autorisent sans demander : une personne décide',
  ManyExpiries: '{count} labs se termineraient d’un coup, sans que personne l’ait demandé : rien ne se fait avant que quelqu’un décide.',
  ManyRemovals:
    '{count} conteneurs de labs supprimés seraient retirés d’un coup, sans que personne l’ait demandé : rien ne se fait avant que quelqu’un décide.',

  Said: '{said}',
  OneAndMore: '{one} {more}',
}
