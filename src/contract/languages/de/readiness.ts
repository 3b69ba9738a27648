import type { READINESS as ENGLISH } from '../../../core/sentences/readiness'

export const READINESS: Readonly<Record<keyof typeof ENGLISH, string>> = {
  TriesAgain: '{why}. Nächster Versuch in {seconds} s (Wiederholung {number} von {of})',

  NotRunningYet: 'Der Container läuft nicht ({condition})',
  AnotherContainer: 'Der Container ist inzwischen ein anderer',
  NotPublished: 'Port {port} ist nicht veröffentlicht; nehmen Sie ihn in die Ports der Vorlage auf',
  NoAnswerYet: 'Es antwortet noch nicht auf Port {port}',
  NoAnswerInTime: 'Keine Antwort auf Port {port} innerhalb von {seconds} s',
  AnsweredWith:
    'Es hat mit HTTP {status} geantwortet, was nicht als bereit gilt; sehen Sie in sein Protokoll, oder legen Sie in der Vorlage fest, welche Antworten gelten',
  SpeaksNoHttp: 'Was auf Port {port} lauscht, spricht kein HTTP; berichtigen Sie in der Vorlage den Port oder das Schema (https)',
  SpeaksNoHttps: 'Was auf Port {port} lauscht, spricht kein HTTPS; berichtigen Sie in der Vorlage den Port oder das Schema (http)',
  CheckFailed: 'Der Prüfbefehl endete mit dem Exit-Code {exitCode}',
  CheckCannotRun: 'Der Prüfbefehl lässt sich in diesem Image nicht ausführen; berichtigen Sie ihn in der Vorlage',
  CheckTookTooLong: 'Der Prüfbefehl endete nicht innerhalb von {seconds} s',
  CheckGivenUp: 'Die Prüfung wurde aufgegeben',

  ListensOnLoopback: 'Innen abgewiesen: Es lauscht auf Port {port} nur für sich selbst (Loopback); lassen Sie es auf 0.0.0.0 lauschen',
  ListensElsewhere: 'Auf Port {port} lauscht nichts; es lauscht auf {ports}. Berichtigen Sie den Port in der Vorlage',
  NothingListens: 'Auf Port {port} lauscht noch nichts; vielleicht sagt sein Protokoll, warum',
  WithLastLine: '{why}. Die letzte Zeile seines Protokolls: {line}',

  ProvisioningTimeout: 'Zeit abgelaufen: Das Lab hat innerhalb von {seconds} s nicht geantwortet',
  ProvisioningTimeoutBecause: 'Zeit abgelaufen: Das Lab hat innerhalb von {seconds} s nicht geantwortet. {why}',
  EndedBeforeReady: 'Das Lab hat sich beendet, bevor es bereit war (Exit-Code 0); geben Sie ihm einen Befehl, der weiterläuft',
  ExitedBeforeReady: 'Das Lab endete mit dem Exit-Code {exitCode}, bevor es bereit war; sein Protokoll sagt mehr',
  WrongArchitecture:
    'Sein Image ist für eine andere Prozessorart gemacht, als dieser Rechner hat (exec format error); wählen Sie ein Image für diesen Rechner',
  CommandNotFound: 'Den Befehl des Labs gibt es in seinem Image nicht, oder er darf nicht ausgeführt werden; berichtigen Sie die Vorlage',

  LabReady: 'Das Lab ist bereit',
  NoAnswer: 'Der Container läuft, aber das Lab antwortet nicht: {why}. Sehen Sie in sein Protokoll, oder starten Sie es neu',
  Answers: 'Das Lab antwortet',
  AnswersAgain: 'Das Lab antwortet wieder',
}
