import type { LIFE as ENGLISH } from '../../../core/sentences/life'

/** The cause first: a table has room for few words. */
export const LIFE: Readonly<Record<keyof typeof ENGLISH, string>> = {
  LabDeclared: 'Das Lab wurde angelegt.',
  StartingLab: 'Das Lab wird gestartet.',
  ContainerRestarted: 'Der Container wurde neu gestartet.',
  FetchingImage: 'Das Image {image} wird geladen.',
  EndMoved: 'Das Ende wurde verschoben, neues Ende: {at, time}.',
  EndTakenAway: 'Das Lab hat jetzt kein Ende mehr.',
  TimeIsOver: 'Zeit um: Das Lab wurde angehalten.',
  LabDeleting: 'Das Lab wird gelöscht; die Arbeit wird zuerst eingesammelt.',
  LabGone: 'Vom Lab ist nichts mehr da; was es war, bleibt noch eine Weile aufgeschrieben.',
  TemplateMissing: 'Vorlage fehlt: „{template}“ gibt es nicht mehr. Legen Sie sie wieder an, dann starten Sie das Lab neu.',

  LabCompleted: 'Das Lab hat sich selbst beendet.',
  EndedWithError: 'Exit-Code {exitCode}: Das Lab endete mit einem Fehler. Mehr steht in seiner Ausgabe.',
  MemoryRanOut: 'Zu wenig Speicher: Das System hat das Lab beendet. Geben Sie ihm mehr Speicher, dann starten Sie es neu.',
  KilledFromWithin: 'Von innen beendet, durch ein Signal (Exit-Code {exitCode}).',
  KilledBySignal: 'Durch ein Signal beendet (Exit-Code {exitCode}).',
  CommandCannotRun: 'Befehl nicht ausführbar (Exit-Code {exitCode}). Korrigieren Sie die Vorlage.',
  CannotStart: 'Befehl nicht ausführbar: {said}. Korrigieren Sie die Vorlage.',
  StoppedWithDocker: 'Container zusammen mit Docker angehalten.',
  StoppedByHand: 'Container von Hand angehalten, außerhalb dieses Programms.',
  StartedAgain: '{why}. Der Container wird wieder gestartet.',

  ContainerVanished: 'Container verschwunden; er wird neu gemacht, der Arbeitsordner bleibt.',
  ContainerHadVanished: 'Container verschwunden; er wurde neu gemacht, der Arbeitsordner ist geblieben.',
  ContainerVanishedHolding:
    'Container verschwunden und mit ihm, was in {holds} lag; er wird neu gemacht. Der Arbeitsordner, wenn es einen gibt, bleibt.',
  ContainerHadVanishedHolding:
    'Container verschwunden und mit ihm, was in {holds} lag; er wurde neu gemacht. Der Arbeitsordner, wenn es einen gibt, ist geblieben.',
  ContainerMadeAnew: 'Container ersetzt: Er wurde neu gemacht und läuft noch nicht.',
  ContainerOfOther: 'Container ersetzt: Statt des eigenen läuft ein anderer.',
  ContainerPaused: 'Container von Hand pausiert, außerhalb dieses Programms.',
  PublishedElsewhere: 'Port gewechselt: Docker hat das Lab auf einen anderen gelegt.',

  LeftTheClass:
    '{count} Labs gehören zu niemandem auf der Liste mehr: {labs}. Sie bleiben, bis ein Mensch sie freigibt; dann wird zuerst ihre Arbeit eingesammelt.',
  NobodyLeft: 'Jedes Lab dieser Klasse gehört zu ihrer Liste und ihren Vorlagen.',
  NamesTaken: 'Labs mit diesen Namen gehören nicht zu dieser Klasse; ihre eigenen konnten nicht gemacht werden: {names}',
  AllMade: 'Jedes gewünschte Lab wurde gemacht.',
  NamesNoLab: 'Er trägt das Label dieser Installation, nennt aber kein Lab',
  SecondContainer: 'Er ist ein zweiter Container für dasselbe Lab',
  NotMadeHere: 'Er trägt unsere Labels, diese Installation hat ihn aber nicht gemacht (ein Image kann Labels vererben)',
  OneOfMany: 'Er trägt unsere Labels und ist einer von sehr vielen; er wird angesehen, wenn er an der Reihe ist',
  LabUnknown: 'Sein Lab ist hier nicht bekannt: weder vorhanden noch kürzlich gelöscht',
  LabUnknownYet: 'Sein Lab ist hier nicht bekannt; bevor etwas geschieht, wird er eine Minute lang beobachtet',
  RemovedByPersonOnly: 'Mehr solche Container auf einmal, als die Einstellungen ungefragt erlauben: Ein Mensch entscheidet',
  ManyExpiries: '{count} Labs würden auf einmal enden, ohne dass jemand es wollte: Nichts geschieht, bis jemand entscheidet.',
  ManyRemovals:
    '{count} Container gelöschter Labs würden auf einmal entfernt, ohne dass jemand es wollte: Nichts geschieht, bis jemand entscheidet.',

  Said: '{said}',
  OneAndMore: '{one} {more}',
}
