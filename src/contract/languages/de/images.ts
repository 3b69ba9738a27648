import type { IMAGES as ENGLISH } from '../../../core/sentences/images'

export const IMAGES: Readonly<Record<keyof typeof ENGLISH, string>> = {
  TriesAgainForAll: '{why}. Der nächste Versuch gilt für alle Labs, die dieses Image brauchen',
  TryingNow: 'Jemand wollte nicht warten: Der nächste Versuch läuft jetzt',
  PullRateLimited:
    'Registry bremst: Vorerst lässt sie kein weiteres Laden von {image} zu. Warten Sie, oder melden Sie Docker bei der Registry an',
  PullDiskFull: 'Festplatte voll: {image} hat keinen Platz. Schaffen Sie Platz, dann starten Sie das Lab neu',
  PullImageNotFound: 'Image fehlt: {image} gibt es in der Registry nicht. Prüfen Sie Name und Tag in der Vorlage',
  PullDenied: 'Registry verweigert {image}: Es gibt es nicht, oder Docker muss sich erst anmelden (docker login)',
  PullNameInvalid: 'Ungültiger Name eines Images: „{image}“. Korrigieren Sie die Vorlage',
  PullUnreachable: 'Registry nicht erreichbar, {image} fehlt noch. Prüfen Sie das Netz dieses Rechners, oder laden Sie das Image vorher',
  PullFailed: 'Image nicht geladen ({image}): {said}',
  PullStalled: 'Laden von {image} stockt: {seconds}\u00A0s lang kam nichts mehr, dann wurde es abgebrochen',
  PullGivenUp: 'Laden von {image} abgebrochen: Der Motor wurde beendet. Starten Sie es noch einmal',
  ImageNotHere: 'Das Image {image} ist noch nicht auf diesem Rechner: Es gab nichts anzusehen',
  ImageWrongMachine:
    'Das Image ist für {architecture} gemacht, dieser Rechner ist {machine}: Sein Programm kann hier nicht laufen („exec format error“). Nennen Sie ein Image für {machine}',
  ImageProgramCannotStart:
    'Das Programm {program} liegt in {folder}; von dort lässt sich in einem Lab nichts starten. Legen Sie es im Image woanders ab, oder starten Sie es über eine Shell oder einen Interpreter',
  ImageEntrypointGetsCommand: 'Der Befehl der Vorlage geht als Argumente an den eigenen Entrypoint des Images ({entrypoint}): {command}',
  ImageWorkFolderReadOnly:
    'Das Lab läuft als {user} und kann in seinen Arbeitsordner {folder} nicht schreiben. Nennen Sie in der Vorlage den Benutzer, dem er gehört, oder einen anderen Ordner',
  ImageFolderReadOnly: 'Das Lab läuft als {user} und kann in {folder} nicht schreiben',
  ImageFilesReadOnly: '{count} von {of} Dateien in {folder} kann der Benutzer des Labs, {user}, nicht schreiben: {files}',
  ImageFilesWritable: 'Alle {count} Dateien in {folder} lassen sich schreiben',
  ImageStarterTooLarge:
    'Das Image bringt in {folder} mehr als {mebibytes} MiB mit: Der Ordner gehört der lernenden Person, die Dateien darin bleiben, wessen sie im Image sind. Bringen Sie weniger mit, oder geben Sie sie im Image dem Benutzer des Labs',
  ImageFolderFull: '{folder} ist klein, liegt im Speicher und ist schon am Anfang zu {percent} % voll',
  ImageVolumes:
    'Das Image hat eigene Volumes ({paths}). Sie lassen sich beschreiben, aber was darin ist, wird nicht eingesammelt und ist mit dem Container weg',
  ImagePortsNotPublished: 'Das Image bietet Ports an, die die Vorlage nicht nennt; niemand kann sie öffnen: {ports}',
  ImageHealthUsed: 'Die Vorlage sagt nicht, wann ein Lab bereit ist: Es ist bereit, wenn die eigene Prüfung des Images es sagt',
  ImageHealthOff: 'Das Image hat eine eigene Prüfung (HEALTHCHECK). Sie läuft in Labs nicht: Bereit ist, was die Vorlage dafür verlangt',
  ImageRunsAsRoot: 'Die Vorlage lässt das Lab als root laufen. Nennen Sie einen Benutzer, soweit sein Programm damit auskommt',
  ImageRootReplaced: 'Das Image nennt keinen Benutzer außer root: Das Lab läuft stattdessen als {user}',
  ImageUserOfImage: 'Das Lab läuft als {user}, wie es das Image sagt',
  ImageUserOfTemplate: 'Das Lab läuft als {user}, wie es die Vorlage sagt',
  ImageNoWorkFolder:
    'Die Vorlage nennt keinen Arbeitsordner: Das Programm startet in {folder}, und nichts davon wird aufgehoben oder eingesammelt',
  ImageNotHealthy: 'Die eigene Prüfung des Images meldet es noch nicht als gesund',
}
