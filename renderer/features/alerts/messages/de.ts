import type { Translation } from '../../../ui/i18n'
import type { en } from './en'

export const de: Translation<typeof en> = {
  heading: 'Zustand dieses Rechners',
  title: {
    NotInstalled: 'Docker ist auf diesem Rechner nicht installiert',
    NotRunning: 'Docker ist installiert, läuft aber nicht',
    Starting: 'Docker ist da, hat aber noch nicht geantwortet; vielleicht startet es noch',
    NoPermission: 'Docker läuft, aber Sie dürfen es nicht benutzen',
    RemoteRefused: 'Docker ist auf einen anderen Rechner eingestellt',
    WrongContext: 'Der docker-Befehl ist auf einen anderen Rechner eingestellt',
    OtherDaemon: 'Das ist ein anderes Docker als das, in dem die Labs sind',
    TooOld: 'Dieses Docker ist zu alt für Labs',
    BadAddress: 'Docker ist auf eine Adresse eingestellt, die nicht zu gebrauchen ist',
    UnknownContext: 'Es ist nicht bekannt, welches Docker gemeint ist',
    Certificates: 'Docker ist mit seinen Zertifikaten nicht zu erreichen',
    NotDocker: 'Es antwortet etwas, aber nicht Docker',
    NotAnswering: 'Docker antwortet nicht',
    Lost: 'Docker hat seit {time} nicht geantwortet; gezeigt wird der letzte bekannte Stand',
  },
  why: {
    NotInstalled: 'Unter {where} wurde nichts gefunden. Labs laufen in Docker, also muss es einmal da sein.',
    NotRunning: 'Unter {where} antwortet niemand.',
    Starting: 'Nach dem Öffnen von Docker dauert das bis zu einer Minute. Es ist nichts zu tun.',
    NoPermission: 'Der Weg dorthin ({where}) ist für Ihren Benutzer geschlossen.',
    RemoteRefused:
      'Die Option --docker-host oder die Variable DOCKER_HOST zeigt woandershin ({where}). Labs laufen nur auf diesem Rechner.',
    WrongContext: 'Der Kontext, den er benutzt, zeigt woandershin ({where}). Labs laufen nur auf diesem Rechner.',
    OtherDaemon:
      'Die Container der Labs und die Arbeit der Lernenden sind in dem anderen. In diesem hier ({where}) wird nichts gestartet und nichts entfernt, bis Sie entscheiden.',
    TooOld: 'Labs brauchen Docker Engine 20.10 oder neuer.',
    NotAnswering: 'Es nimmt unter {where} Anrufe an und beantwortet keinen. Bis es antwortet, behalten Labs ihren Zustand.',
    Lost: 'Labs laufen weiter und behalten ihren Zustand. Bis Docker wieder da ist, lässt sich nichts starten oder öffnen.',
  },
  step: {
    installLinux: 'Docker Engine installieren:',
    installDesktop: 'Docker Desktop installieren:',
    start: 'Docker starten:',
    startDesktop: 'Docker Desktop öffnen und warten, bis es meldet, dass es läuft.',
    always: 'Künftig mit dem Rechner starten:',
    elsewhere: 'Läuft es und hört woanders: nachsehen wo, und diese App mit --docker-host und der Adresse starten:',
    wait: 'Einen Moment warten: Es wird von selbst bemerkt.',
    waitDesktop: 'Warten, bis Docker Desktop meldet, dass es läuft: Es wird von selbst bemerkt.',
    see: 'Bewegt sich nichts, nachsehen, was Docker von sich sagt:',
    group: 'Den eigenen Benutzer in die Gruppe "docker" aufnehmen:',
    login: 'Ab- und wieder anmelden, dann diese App neu öffnen: Erst dann gilt es.',
    desktopUser:
      'Von einem Administrator in "docker-users" aufnehmen lassen, oder Docker Desktop als der Benutzer öffnen, der es installiert hat.',
    unsetHost: 'Die Variable dort entfernen, wo diese App gestartet wird:',
    leaveOption: 'Die Option --docker-host weglassen: Das Docker dieses Rechners wird ohne sie gefunden.',
    restartApp: 'Diese App neu starten.',
    goBack:
      'Um mit den Labs weiterzumachen, wie sie waren: das andere Docker starten oder dort wählen, wo es der docker-Befehl tut, und diese App neu starten:',
    stayHere:
      'Oder dieses Docker benutzen: Labs, die laufen sollen, werden darin neu gemacht, mit leeren Ordnern. Was in dem anderen ist, bleibt dort.',
    useContext: 'Einen Kontext dieses Rechners wählen; das wird von selbst bemerkt:',
    unsetContext:
      'Ändert das nichts, ist dort, wo diese App gestartet wird, die Variable DOCKER_CONTEXT gesetzt: Entfernen Sie sie und starten Sie die App neu.',
    certificates:
      'Sind keine Zertifikate gemeint (minikube lässt diese Variablen zurück), entfernen Sie sie dort, wo diese App gestartet wird:',
    whoAnswers: 'Nachsehen, was dort antwortet:',
    update: 'Docker Engine aktualisieren:',
    updateDesktop: 'Docker Desktop aktualisieren:',
    restart: 'Hängt es, neu starten (laufende Labs halten an und werden wieder gestartet):',
    restartDesktop: 'Docker Desktop über sein Menü neu starten.',
  },
  checking: 'Wird von selbst geprüft',
  checkedAt: 'Wird von selbst geprüft, zuletzt {when}',
  checkPaused: 'Der Abgleich ist angehalten: "Noch einmal nachsehen" benutzen',
  recheck: 'Noch einmal nachsehen',
  rechecking: 'Sieht nach...',
  whatToDo: 'Was zu tun ist',
  hide: 'Verbergen',
  accept: 'Dieses Docker benutzen',
  others: 'Und noch: {text}',
  engineLost:
    'Der Motor dieses Panels hat seit {time} nicht geantwortet; gezeigt wird der letzte bekannte Stand. Es wird von selbst weiter versucht.',
  outdated:
    'Diese Seite und der Motor des Panels haben verschiedene Versionen. Laden Sie die Seite neu; hilft das nicht, aktualisieren Sie das Programm.',
  restarted:
    'Dieses Panel wurde neu gestartet und muss Sie neu einlassen: Öffnen Sie den Link, den sein Startbefehl zeigt. Diese Seite geht dann von selbst weiter.',
  disk: 'Auf der Platte, die die Labs aufbewahrt, sind nur noch {free} von {total} frei. Schaffen Sie Platz, bevor neue Labs ihn brauchen.',
  diskOpen: 'Datenordner',
  failed: 'Das hat nicht geklappt',
  isolation: {
    notApart: 'Labs erreichen einander',
    route: 'Andere Rechner dieses Netzes kommen womöglich an die Labs heran',
    answer: 'Ist getan, oder mir bekannt',
    again: 'Nach dem nächsten Start dieses Rechners wird wieder gefragt: so eine Regel überlebt ihn nicht.',
  },
  lost: {
    found:
      '1 Lab ist in Docker, das hier nicht mehr bekannt ist. Seine Arbeit ist unberührt. | 1 Lab ist in Docker, das hier nicht mehr bekannt ist. Seine Arbeit ist unberührt. | {count} Labs sind in Docker, die hier nicht mehr bekannt sind. Ihre Arbeit ist unberührt.',
    adopt: 'Wieder bekannt machen',
    after:
      'Sie gehen weiter, wie sie sind, mit ihrer Arbeit; ihre Zeit zählt von vorn. Was nicht gebraucht wird, lässt sich dann löschen: Die Arbeit wird zuerst eingesammelt.',
    done: '1 Lab ist wieder bekannt | 1 Lab ist wieder bekannt | {count} Labs sind wieder bekannt',
    refused: '{name} bleibt, wie es ist',
  },
  safetyHold: {
    question:
      'Keine Labs würden jetzt enden, weil dieser Rechner {time} geschlafen hat. | 1 Lab würde jetzt enden, weil dieser Rechner {time} geschlafen hat. | {count} Labs würden jetzt enden, weil dieser Rechner {time} geschlafen hat.',
    containers:
      'Keine Container von Labs, die hier unbekannt sind, würden entfernt. | 1 Container eines Labs, das hier unbekannt ist, würde entfernt. | {count} Container von Labs, die hier unbekannt sind, würden entfernt.',
    what: 'Was soll geschehen?',
    giveBack: 'Die Zeit zurückgeben',
    keep: 'Behalten',
    expire: 'Enden lassen',
    remove: 'Entfernen',
    which: 'Welche',
    done: { giveBack: 'Die Zeit wurde zurückgegeben', expire: 'Sie enden jetzt, einige auf einmal' },
  },
  practice: {
    start: 'Mit dem Übungsmotor ausprobieren',
    about: 'Zwölf Übungslabs, die es nur auf dem Bildschirm gibt. Kein Docker, nichts Echtes; mit einem Klick wieder weg.',
    strip:
      'Keine Übungslabs | 1 Übungslab: Der Übungsmotor spielt es, dahinter läuft nichts Echtes. | {count} Übungslabs: Der Übungsmotor spielt sie, dahinter läuft nichts Echtes.',
    remove: 'Übungslabs entfernen',
    removing: 'Werden entfernt...',
    group: 'Übung',
  },
  firstRun: { heading: 'Vor dem ersten Lab', steps: 'Was hilft', or: 'Oder sich erst umsehen' },
}
