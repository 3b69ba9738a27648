/** One way to say a reason in German: `{name}` is filled with what the group of that name hears in the engine's own sentence. */
export interface Saying {
  /** Absent: whatever the engine's sentence was. */
  readonly hears?: RegExp
  readonly says: string
}

/** A sentence that keeps nothing of the engine's own but its meaning. */
const plain = (says: string): readonly Saying[] => [{ says }]

/** What happens to a lab in the ordinary course of things, and what was done to it from outside. */
const LIFE: Readonly<Record<string, readonly Saying[]>> = {
  Declared: plain('Das Lab wurde angelegt.'),
  Starting: [{ hears: /was restarted/, says: 'Der Container wurde neu gestartet.' }, { says: 'Das Lab wird gestartet.' }],
  Pulling: [{ hears: /the image (?<image>\S+)$/, says: 'Das Image {image} wird geladen.' }, { says: 'Das Image wird geladen.' }],
  Ready: plain('Das Lab ist bereit.'),
  EndMoved: [
    { hears: /ends at (?<at>\S+)$/, says: 'Das Ende wurde verschoben, neues Ende: {at}.' },
    { hears: /no end/, says: 'Das Lab hat jetzt kein Ende mehr.' },
    { says: 'Das Ende wurde verschoben.' },
  ],
  Restarting: plain('Jemand wollte einen Neustart.'),
  Extended: plain('Jemand hat das Lab verlängert: Es startet wieder.'),
  Expired: plain('Zeit um: Das Lab wurde angehalten.'),
  Deleting: plain('Das Lab wird gelöscht; die Arbeit wird zuerst eingesammelt.'),
  Deleted: plain('Vom Lab ist nichts mehr da; was es war, bleibt noch eine Weile aufgeschrieben.'),
  Stopped: plain('Das Lab wurde angehalten.'),
  Completed: plain('Das Lab hat sich selbst beendet.'),
  Answers: plain('Das Lab antwortet wieder.'),
  NoAnswer: plain('Der Container läuft, aber das Lab antwortet nicht. Sehen Sie in seine Ausgabe, oder starten Sie es neu.'),
  OOMKilled: plain('Zu wenig Speicher: Das System hat das Lab beendet. Geben Sie ihm mehr Speicher, dann starten Sie es neu.'),
  Killed: [
    { hears: /from within \(exit code (?<code>\d+)\)/, says: 'Von innen beendet, durch ein Signal (Exit-Code {code}).' },
    { hears: /exit code (?<code>\d+)/, says: 'Durch ein Signal beendet (Exit-Code {code}).' },
    { says: 'Durch ein Signal beendet.' },
  ],
  Error: [
    { hears: /exit code (?<code>\d+)/, says: 'Exit-Code {code}: Das Lab endete mit einem Fehler. Mehr steht in seiner Ausgabe.' },
    { says: 'Mit einem Fehler beendet. Mehr steht in seiner Ausgabe.' },
  ],
  StoppedByHand: plain('Container von Hand angehalten, außerhalb dieses Programms.'),
  StoppedWithDocker: plain('Container zusammen mit Docker angehalten.'),
  ContainerMissing: plain('Container verschwunden; er wird neu gemacht, der Arbeitsordner bleibt.'),
  ContainerReplaced: [
    { hears: /made anew/, says: 'Container ersetzt: Er wurde neu gemacht und läuft noch nicht.' },
    { says: 'Container ersetzt: Statt des eigenen läuft ein anderer.' },
  ],
  ContainerPaused: plain('Container von Hand pausiert, außerhalb dieses Programms.'),
  PortMoved: plain('Port gewechselt: Docker hat das Lab auf einen anderen gelegt.'),
  ProvisioningTimeout: [
    { hears: /within (?<seconds>\d+) s$/, says: 'Keine Antwort innerhalb von {seconds}\u00A0s: Das Lab wurde aufgegeben.' },
    { says: 'Keine Antwort in der gegebenen Zeit: Das Lab wurde aufgegeben.' },
  ],
  TemplateMissing: [
    {
      hears: /template "(?<template>[^"]+)"/,
      says: 'Vorlage fehlt: „{template}“ gibt es nicht mehr. Legen Sie sie wieder an, dann starten Sie das Lab neu.',
    },
    { says: 'Vorlage fehlt: Es gibt sie nicht mehr. Legen Sie sie wieder an, dann starten Sie das Lab neu.' },
  ],
}

/** What goes wrong with an image. */
const IMAGES: Readonly<Record<string, readonly Saying[]>> = {
  ImageNotFound: [
    {
      hears: /no image "?(?<image>[^\s"]+?)"?(?: in the registry|\.)/,
      says: 'Image fehlt: {image} gibt es nicht. Prüfen Sie Name und Tag in der Vorlage.',
    },
    { hears: /^"(?<image>[^"]+)" is not a valid/, says: 'Ungültiger Name eines Images: „{image}“. Korrigieren Sie die Vorlage.' },
    { hears: /not on this machine yet/, says: 'Image fehlt: Es ist noch nicht auf diesem Rechner.' },
    { says: 'Image fehlt: Es gibt es nicht. Prüfen Sie Name und Tag in der Vorlage.' },
  ],
  ImagePullFailed: [
    { hears: /the engine is closing/, says: 'Image nicht geladen: Der Motor wurde dabei beendet. Starten Sie das Laden noch einmal.' },
    { hears: /busybox-static/, says: 'Image nicht gemacht: Für das Beispiel-Lab fehlt das Paket busybox-static. Installieren Sie es.' },
    { hears: /^(?<image>\S+) could not be fetched: (?<words>.+)$/, says: 'Image nicht geladen ({image}): {words}' },
    { says: 'Image nicht geladen: Das Laden misslang.' },
  ],
  ImagePullStalled: [
    { hears: /for (?<seconds>\d+) s/, says: 'Laden des Images stockt: {seconds}\u00A0s lang kam nichts mehr, dann wurde es abgebrochen.' },
    { says: 'Laden des Images stockt: Es kam nichts mehr, dann wurde es abgebrochen.' },
  ],
  RateLimited: plain('Registry bremst: Vorerst lässt sie kein weiteres Laden zu. Warten Sie, oder melden Sie Docker bei der Registry an.'),
  RegistryUnreachable: plain('Registry nicht erreichbar. Prüfen Sie das Netz dieses Rechners, oder laden Sie das Image vorher.'),
  RegistryDenied: plain('Registry verweigert das Image: Es gibt es nicht, oder Docker muss sich erst anmelden (docker login).'),
  ImageNotAllowed: plain('Image hier nicht erlaubt.'),
  NotSupported: plain(
    'Nur unter Linux möglich: das Image des Beispiel-Labs zu machen. Benutzen Sie hier eine Vorlage mit einem Image aus einer Registry.',
  ),
}

/** What the machine, Docker or a container refuses. */
const REFUSALS: Readonly<Record<string, readonly Saying[]>> = {
  DiskFull: plain('Festplatte voll. Schaffen Sie Platz, dann starten Sie das Lab neu.'),
  OutOfMemory: plain(
    'Kein Speicher mehr frei: Für ein weiteres Lab hat dieser Rechner zu wenig. Beenden Sie einige, oder geben Sie Labs weniger Speicher.',
  ),
  NetworkPoolExhausted: plain('Netzadressen aufgebraucht. Entfernen Sie in Docker Netze, die niemand mehr braucht.'),
  PortConflict: plain('Port belegt von einem anderen Programm.'),
  NameConflict: plain(
    'Name belegt: Ein anderer Container heißt schon wie das Lab. Benennen Sie ihn um, oder entfernen Sie ihn; dann starten Sie das Lab neu.',
  ),
  NotOurs: plain(
    'Fremder Container: Er stammt nicht von diesem Programm und wird nicht angerührt. Ist er im Weg, benennen Sie ihn um, oder entfernen Sie ihn von Hand.',
  ),
  StillRemoving: plain(
    'Container noch da: Docker entfernt ihn gerade, es wird wieder nachgesehen. Bleibt es dabei, starten Sie Docker neu.',
  ),
  BadCommand: [
    { hears: /exit code (?<code>\d+)/, says: 'Befehl nicht ausführbar (Exit-Code {code}). Korrigieren Sie die Vorlage.' },
    {
      hears: /settings: (?<words>.+)\. Correct the template$/,
      says: 'Einstellungen abgelehnt von Docker: {words}. Korrigieren Sie die Vorlage.',
    },
    { hears: /: (?<words>.+?)\.?(?:\. Correct the template)?$/, says: 'Befehl nicht ausführbar: {words}. Korrigieren Sie die Vorlage.' },
    { says: 'Befehl nicht ausführbar. Korrigieren Sie die Vorlage.' },
  ],
  StartFailed: [
    { hears: /vanished|is gone|no container that could/, says: 'Container verschwunden, noch beim Starten.' },
    { hears: /^Docker could not (?:start|create|make the network of) the lab: (?<words>.+)$/, says: 'Start misslungen: {words}' },
    { hears: /^Docker could not .+? the lab: (?<words>.+)$/, says: 'Abgelehnt von Docker: {words}' },
    { says: 'Start misslungen: Der Container läuft nicht.' },
  ],
  CollectFailed: plain('Arbeit nicht eingesammelt; es wird noch einmal versucht.'),
  WorkFolderUnfit: plain('Der Ordner, der für die Arbeit genannt wurde, taugt nicht mehr. Nennen Sie einen anderen.'),
  NoContainer: plain('Das Lab hat noch keinen Container. Öffnen Sie das Terminal, wenn es bereit ist.'),
  LabNotRunning: plain('Das Lab läuft nicht. Starten Sie es, dann öffnen Sie das Terminal.'),
  NoShell: plain('Das Image des Labs hat keine Shell. Sehen Sie stattdessen in die Ausgabe.'),
}

/** Why Docker gives no answer, or not the one it should. */
const SILENCE: Readonly<Record<string, readonly Saying[]>> = {
  DockerUnavailable: plain('Docker kann gerade nicht antworten; es wird wieder gefragt.'),
  DockerTimeout: [
    { hears: /within (?<seconds>[\d.]+) s/, says: 'Docker hat nicht innerhalb von {seconds}\u00A0s geantwortet; es wird wieder gefragt.' },
    { says: 'Docker hat nicht rechtzeitig geantwortet; es wird wieder gefragt.' },
  ],
  UnexpectedAnswer: plain('Die Antwort von Docker war nicht zu verstehen; es wird wieder gefragt.'),
  NotInstalled: plain(
    'Docker wurde auf diesem Rechner nicht gefunden. Installieren Sie Docker, oder öffnen Sie Docker Desktop; dann gehen die Labs von selbst weiter.',
  ),
  NotRunning: plain(
    'Docker ist installiert, läuft aber nicht. Starten Sie es (systemctl start docker, oder Docker Desktop öffnen); dann gehen die Labs von selbst weiter.',
  ),
  NoPermission: plain(
    'Sie dürfen Docker auf diesem Rechner nicht benutzen. Lassen Sie Ihren Benutzer in die Gruppe „docker“ aufnehmen, dann melden Sie sich neu an.',
  ),
  NotAnswering: plain('Docker antwortet nicht. Gezeigt wird der letzte bekannte Stand; bleibt es dabei, starten Sie Docker neu.'),
  RemoteRefused: plain(
    'Docker ist auf einen anderen Rechner eingestellt. Labs laufen nur auf diesem: Entfernen Sie die Variable DOCKER_HOST.',
  ),
  WrongContext: plain(
    'Der docker-Befehl ist auf einen anderen Rechner eingestellt. Labs laufen nur auf diesem: Wählen Sie ihn, etwa mit „docker context use default“.',
  ),
  OtherDaemon: plain(
    'Das ist ein anderes Docker als das, in dem die Labs sind. Bis Sie entscheiden, wird darin nichts gestartet und nichts entfernt.',
  ),
  TooOld: plain('Dieses Docker ist zu alt für Labs. Aktualisieren Sie Docker.'),
}

/** Why the engine stops and asks. */
const QUESTIONS: Readonly<Record<string, readonly Saying[]>> = {
  ManyExpiries: [
    {
      hears: /^(?<count>\d+) labs/,
      says: '{count} Labs würden auf einmal enden, ohne dass jemand es wollte: Nichts geschieht, bis jemand entscheidet.',
    },
    { says: 'Viele Labs würden auf einmal enden: Nichts geschieht, bis jemand entscheidet.' },
  ],
  ManyRemovals: [
    {
      hears: /^(?<count>\d+) containers/,
      says: '{count} Container gelöschter Labs würden auf einmal entfernt, ohne dass jemand es wollte: Nichts geschieht, bis jemand entscheidet.',
    },
    { says: 'Viele Container würden auf einmal entfernt: Nichts geschieht, bis jemand entscheidet.' },
  ],
}

/** For each reason of the engine, the cause first, since a table has room for few words. The first saying that hears the engine's sentence is said; the last hears every sentence. */
export const GERMAN: ReadonlyMap<string, readonly Saying[]> = new Map(
  Object.entries({ ...LIFE, ...IMAGES, ...REFUSALS, ...SILENCE, ...QUESTIONS }),
)

/** What the engine puts around the sentence of a fault, and what stands there in German. */
export const AROUND: { readonly before: readonly Saying[]; readonly after: readonly Saying[] } = {
  before: [
    { hears: /^Could not collect the work of the lab: /, says: 'Das Einsammeln kommt nicht weiter: ' },
    { hears: /^Could not remove the lab: /, says: 'Das Entfernen kommt nicht weiter: ' },
  ],
  after: [
    {
      hears: /\. Trying again in (?<seconds>\d+) s \(retry (?<number>\d+) of (?<most>\d+)\)$/,
      says: ' Neuer Versuch in {seconds}\u00A0s ({number} von {most}).',
    },
    { hears: /; it is started again$/, says: ' Der Container wird wieder gestartet.' },
  ],
}
