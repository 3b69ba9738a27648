import type { Translation } from '../../../ui/i18n'
import type { en } from './en'

export const fr: Translation<typeof en> = {
  heading: 'État de cette machine',
  title: {
    NotInstalled: 'Docker n’est pas installé sur cette machine',
    NotRunning: 'Docker est installé, mais ne tourne pas',
    Starting: 'Docker est là mais n’a pas encore répondu ; il démarre peut-être',
    NoPermission: 'Docker tourne, mais vous n’avez pas le droit de l’utiliser',
    RemoteRefused: 'Docker est réglé sur une autre machine',
    WrongContext: 'La commande docker est réglée sur une autre machine',
    OtherDaemon: 'Ce Docker n’est pas celui qui a les labs',
    TooOld: 'Ce Docker est trop ancien pour les labs',
    BadAddress: 'Docker est réglé sur une adresse inutilisable',
    UnknownContext: 'On ne sait pas quel Docker est voulu',
    Certificates: 'Docker est injoignable avec ses certificats',
    NotDocker: 'Quelque chose répond, et ce n’est pas Docker',
    NotAnswering: 'Docker ne répond pas',
    Lost: 'Docker n’a pas répondu depuis {time} ; le dernier état connu est affiché',
  },
  why: {
    NotInstalled: 'Rien n’a été trouvé à {where}. Les labs tournent dans Docker, il doit donc y être une fois.',
    NotRunning: 'Personne ne répond à {where}.',
    Starting: 'Cela prend jusqu’à une minute après l’ouverture de Docker. Il n’y a rien à faire.',
    NoPermission: 'L’accès ({where}) est fermé à votre utilisateur.',
    RemoteRefused: 'L’option --docker-host ou la variable DOCKER_HOST mène ailleurs ({where}). Les labs ne tournent que sur cette machine.',
    WrongContext: 'Le contexte qu’elle utilise mène ailleurs ({where}). Les labs ne tournent que sur cette machine.',
    OtherDaemon:
      'Les conteneurs des labs et le travail des élèves sont dans l’autre. Dans celui-ci ({where}), rien n’est démarré ni supprimé avant que vous ne décidiez.',
    TooOld: 'Les labs demandent Docker Engine 20.10 ou plus récent.',
    NotAnswering: 'Il accepte les appels à {where} et ne répond à aucun. Les labs gardent leur état d’ici là.',
    Lost: 'Les labs continuent et gardent leur état. Rien ne peut être démarré ni ouvert avant le retour de Docker.',
  },
  step: {
    installLinux: 'Installez Docker Engine :',
    installDesktop: 'Installez Docker Desktop :',
    start: 'Démarrez Docker :',
    startDesktop: 'Ouvrez Docker Desktop et attendez qu’il dise qu’il tourne.',
    always: 'Démarrez-le désormais avec la machine :',
    elsewhere: 'S’il tourne et écoute ailleurs, cherchez où, et démarrez cette application avec --docker-host et cette adresse :',
    wait: 'Attendez un instant : c’est remarqué tout seul.',
    waitDesktop: 'Attendez que Docker Desktop dise qu’il tourne : c’est remarqué tout seul.',
    see: 'Si rien ne bouge, voyez ce que Docker dit de lui-même :',
    group: 'Ajoutez votre utilisateur au groupe « docker » :',
    login: 'Déconnectez-vous et reconnectez-vous, puis rouvrez cette application : cela ne compte qu’à partir de là.',
    desktopUser:
      'Faites ajouter votre utilisateur à « docker-users » par un administrateur, ou ouvrez Docker Desktop sous l’utilisateur qui l’a installé.',
    unsetHost: 'Supprimez la variable là où cette application est démarrée :',
    leaveOption: 'Omettez l’option --docker-host : le Docker de cette machine est trouvé sans elle.',
    restartApp: 'Redémarrez cette application.',
    goBack:
      'Pour continuer avec les labs tels qu’ils étaient : démarrez l’autre Docker, ou choisissez-le là où la commande docker le fait, puis redémarrez cette application :',
    stayHere:
      'Ou utilisez ce Docker : les labs qui doivent tourner y sont recréés, avec des dossiers vides. Ce qui est dans l’autre y reste.',
    useContext: 'Choisissez un contexte de cette machine ; c’est remarqué tout seul :',
    unsetContext:
      'Si cela ne change rien, la variable DOCKER_CONTEXT est définie là où cette application est démarrée : supprimez-la et redémarrez l’application.',
    certificates:
      'Si aucun certificat n’est voulu (minikube en laisse derrière lui), supprimez les variables là où cette application est démarrée :',
    whoAnswers: 'Voyez qui répond là :',
    update: 'Mettez Docker Engine à jour :',
    updateDesktop: 'Mettez Docker Desktop à jour :',
    restart: 'S’il est bloqué, redémarrez-le (les labs en marche s’arrêtent et sont redémarrés) :',
    restartDesktop: 'Redémarrez Docker Desktop depuis son menu.',
  },
  checking: 'Vérification automatique',
  checkedAt: 'Vérification automatique, la dernière {when}',
  checkPaused: 'Le réconciliateur est en pause : utilisez « Vérifier de nouveau »',
  recheck: 'Vérifier de nouveau',
  rechecking: 'Vérification...',
  whatToDo: 'Que faire',
  hide: 'Masquer',
  accept: 'Utiliser ce Docker',
  others: 'Et de plus : {text}',
  engineLost: 'Le moteur de ce panneau n’a pas répondu depuis {time} ; le dernier état connu est affiché. Nouveaux essais automatiques.',
  outdated: 'Cette page et le moteur sont de versions différentes. Rechargez la page ; si cela ne suffit pas, mettez le programme à jour.',
  restarted:
    'Ce panneau a été redémarré et doit vous laisser entrer de nouveau : ouvrez le lien que sa commande de démarrage affiche. Cette page continue alors d’elle-même.',
  disk: 'Il ne reste que {free} sur {total} sur le disque qui garde les labs. Libérez de la place avant que de nouveaux labs n’en aient besoin.',
  diskOpen: 'Dossier de données',
  failed: 'Cela n’a pas marché',
  isolation: {
    notApart: 'Les labs peuvent s’atteindre',
    route: 'D’autres ordinateurs de ce réseau peuvent atteindre les labs ici',
    answer: 'C’est fait, ou je le sais',
    again: 'La question revient quand cet ordinateur a été redémarré : une telle règle ne dure pas plus longtemps.',
  },
  lost: {
    found:
      '1 lab est dans Docker et n’est plus connu ici. Son travail est intact. | 1 lab est dans Docker et n’est plus connu ici. Son travail est intact. | {count} labs sont dans Docker et ne sont plus connus ici. Leur travail est intact.',
    adopt: 'Les reconnaître',
    after:
      'Ils continuent tels quels, avec leur travail ; leur temps est recompté. Un lab inutile peut ensuite être supprimé : son travail est d’abord mis en sûreté.',
    done: '1 lab est de nouveau connu | 1 lab est de nouveau connu | {count} labs sont de nouveau connus',
    refused: '{name} reste tel quel',
  },
  safetyHold: {
    question:
      'Aucun lab ne se terminerait maintenant parce que cette machine a dormi {time}. | 1 lab se terminerait maintenant parce que cette machine a dormi {time}. | {count} labs se termineraient maintenant parce que cette machine a dormi {time}.',
    containers:
      'Aucun conteneur de lab inconnu ici ne serait supprimé. | 1 conteneur d’un lab inconnu ici serait supprimé. | {count} conteneurs de labs inconnus ici seraient supprimés.',
    what: 'Que doit-il se passer ?',
    giveBack: 'Rendre le temps',
    keep: 'Les garder',
    expire: 'Les laisser finir',
    remove: 'Les supprimer',
    which: 'Lesquels',
    done: { giveBack: 'Le temps a été rendu', expire: 'Ils se terminent maintenant, quelques-uns à la fois' },
  },
  practice: {
    start: 'Essayer avec le moteur d’exercice',
    about: 'Douze labs d’exercice qui n’existent qu’à l’écran. Pas de Docker, rien de réel ; retirés d’un clic.',
    strip:
      'Aucun lab d’exercice | 1 lab d’exercice : joué par le moteur d’exercice, rien de réel ne tourne derrière. | {count} labs d’exercice : joués par le moteur d’exercice, rien de réel ne tourne derrière.',
    remove: 'Retirer les labs d’exercice',
    removing: 'Retrait...',
    group: 'Exercice',
  },
  firstRun: { heading: 'Avant le premier lab', steps: 'Ce qui y remédie', or: 'Ou regardez d’abord autour de vous' },
}
