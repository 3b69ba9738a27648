import type { DOCKER as ENGLISH } from '../../../core/sentences/docker'

export const DOCKER: Readonly<Record<keyof typeof ENGLISH, string>> = {
  DockerDiskFull: 'Festplatte voll, auf der Docker arbeitet. Schaffen Sie Platz, dann starten Sie das Lab neu.',
  DiskIsFull: 'Festplatte voll. Schaffen Sie Platz, dann starten Sie das Lab neu.',
  NoNetworkAddresses: 'Netzadressen aufgebraucht. Entfernen Sie in Docker Netze, die niemand mehr braucht.',
  PortTaken: 'Port belegt von einem anderen Programm; ein anderer wird versucht.',
  PortInUse: 'Port belegt von einem anderen Programm.',
  NoMemoryLeft:
    'Kein Speicher mehr frei: Für ein weiteres Lab hat dieser Rechner zu wenig. Beenden Sie einige, oder geben Sie Labs weniger Speicher.',
  ImageNotHereYet: 'Image fehlt: Es ist noch nicht auf diesem Rechner.',
  NameTaken:
    'Name belegt: Ein fremder Container heißt schon wie das Lab. Benennen Sie ihn um, oder entfernen Sie ihn; dann starten Sie das Lab neu.',
  NameTakenBy:
    'Name belegt: Ein fremder Container heißt {name}, wie das Lab heißen müsste. Benennen Sie ihn um, oder entfernen Sie ihn; dann starten Sie das Lab neu.',
  NameBeingMade: 'Für „{name}“ gibt es schon einen Container; es wird wieder nachgesehen.',
  SettingsRefused: 'Einstellungen abgelehnt von Docker: {said}. Korrigieren Sie die Vorlage.',
  CommandRefused: 'Befehl nicht ausführbar: {said}. Korrigieren Sie die Vorlage.',
  CommandUnknown: 'Befehl nicht ausführbar. Korrigieren Sie die Vorlage.',
  DockerStillRemoving: 'Container noch da: Docker entfernt ihn gerade, es wird wieder nachgesehen.',
  DockerKeepsRemoving:
    'Container noch da: Docker entfernt ihn gerade, es wird wieder nachgesehen. Bleibt es dabei, starten Sie Docker neu.',
  ContainerStillRemoved: 'Container noch da: Der von „{name}“ wird gerade entfernt, es wird wieder nachgesehen.',
  FolderUnreadable: 'Der Ordner der Lernenden war nicht zu lesen: {said}',
  CouldNotCreate: 'Start misslungen: {said}',
  CouldNotStart: 'Start misslungen: {said}',
  CouldNotMakeNetwork: 'Start misslungen, weil Docker das Netz nicht machen konnte: {said}',
  CouldNotChangeLimits: 'Neue Grenzen abgelehnt von Docker: {said}',
  CouldNotRemoveFolder: 'Arbeitsordner nicht entfernt, abgelehnt von Docker: {said}',
  CouldNotRunCommand: 'Befehl im Lab abgelehnt von Docker: {said}',
  CouldNotDo: 'Abgelehnt von Docker ({call}): {said}',
  VanishedWhileMade: 'Container verschwunden, noch beim Machen; er wird neu gemacht.',
  VanishedWhileStarted: 'Container verschwunden, noch beim Starten; er wird neu gemacht.',
  NoContainerToRestart: 'Container verschwunden, noch vor dem Neustart; er wird neu gemacht.',
  ContainerIsGone: 'Container verschwunden: Der von „{name}“ ist nicht mehr da.',
  NotMadeByUs:
    'Fremder Container: {name} stammt nicht von diesem Programm und wird nicht angerührt. Ist er im Weg, benennen Sie ihn um, oder entfernen Sie ihn von Hand.',
  WithoutUid: 'Nichts wurde getan: Das Lab hat keine uid.',
  IdNotWhole: 'Nichts wurde getan: Die Kennung des Containers ist nicht vollständig.',
  BusyboxMissing: 'Image nicht gemacht: Für das Beispiel-Lab fehlt das Paket busybox-static. Installieren Sie es.',
  SampleOnLinuxOnly:
    'Nur unter Linux möglich: das Image des Beispiel-Labs zu machen. Benutzen Sie hier eine Vorlage mit einem Image aus einer Registry.',

  NoContainerYet: 'Das Lab hat noch keinen Container. Öffnen Sie das Terminal, wenn es bereit ist.',
  LabDoesNotRun: 'Das Lab läuft nicht ({condition}). Starten Sie es, dann öffnen Sie das Terminal.',
  ImageWithoutShell: 'Das Image des Labs hat keine Shell. Sehen Sie stattdessen in die Ausgabe.',
  ShellDidNotStart: 'Die Shell des Labs ist nicht gestartet: {said}. Sehen Sie in die Ausgabe des Labs.',
  ShellBrokeOff: 'Die Verbindung zum Lab brach ab, als seine Shell geöffnet wurde. Öffnen Sie das Terminal noch einmal.',

  DockerCouldNotAnswer: 'Docker kann gerade nicht antworten ({said}); es wird wieder gefragt.',
  DockerTooLate: 'Docker hat nicht innerhalb von {seconds}\u00A0s geantwortet; es wird wieder gefragt.',
  DockerGivenUp: 'Das Warten auf Docker wurde aufgegeben.',
  DockerResting:
    'Docker hat mehrmals hintereinander nicht geantwortet. Labs behalten ihren Zustand und gehen weiter, sobald es wieder da ist.',
  DockerUnsupported: 'Diese Version von Docker passt nicht. Installieren Sie Docker Engine 20.10 oder neuer.',
  DockerNotUnderstood: 'Die Antwort von Docker auf „{call}“ war nicht zu verstehen; es wird wieder gefragt.',
  DockerBrokeOff: 'Die Verbindung zu Docker brach mitten in einer Antwort ab; es wird wieder gefragt.',
  DockerDidNotFinish: 'Docker kam damit nicht zu Ende.',
  DockerNotAsked: 'Docker wurde noch nicht gefragt.',
  DockerNotFound:
    'Docker wurde auf diesem Rechner nicht gefunden (nichts unter {where}). Installieren Sie Docker, oder öffnen Sie Docker Desktop; dann gehen die Labs von selbst weiter.',
  DockerNotRunning:
    'Docker ist installiert, läuft aber nicht (niemand antwortet unter {where}). Starten Sie es (systemctl start docker, oder Docker Desktop öffnen); dann gehen die Labs von selbst weiter.',
  DockerNotAllowed:
    'Sie dürfen Docker auf diesem Rechner nicht benutzen. Lassen Sie Ihren Benutzer in die Gruppe „docker“ aufnehmen, dann melden Sie sich neu an.',
  DockerSilent: 'Docker antwortet nicht. Gezeigt wird der letzte bekannte Stand; bleibt es dabei, starten Sie Docker neu.',
  ContextElsewhere:
    'Der docker-Befehl ist auf den Kontext „{context}“ eingestellt, das ist ein anderer Rechner ({address}). Labs laufen nur auf diesem: Wählen Sie ihn, etwa mit „docker context use default“.',
  DockerElsewhere:
    'Docker ist auf einen anderen Rechner eingestellt ({address}). Labs laufen nur auf diesem: Entfernen Sie die Variable DOCKER_HOST.',
  DockerOfOthers:
    'Das ist ein anderes Docker als das, in dem die Labs sind. Bis Sie entscheiden, wird darin nichts gestartet und nichts entfernt.',
  DockerTooOld: 'Docker {version} (API {api}) ist zu alt für Labs, die API 1.40 oder neuer brauchen. Aktualisieren Sie Docker.',
  SimulationDown: 'Das nachgebildete Docker läuft nicht; Labs behalten ihren Zustand, bis es wieder da ist.',
  SimulationStopped: 'Das nachgebildete Docker läuft nicht. Starten Sie es wieder.',
  SimulationLate: 'Das nachgebildete Docker hat nicht rechtzeitig geantwortet; es wird wieder gefragt.',
}
