import type { WORK as ENGLISH } from '../../../core/sentences/work'

export const WORK: Readonly<Record<keyof typeof ENGLISH, string>> = {
  // Archive.
  ArchiveBroken: 'Das Archiv ist beschädigt oder abgebrochen: Es lässt sich nicht bis zum Ende lesen',
  ArchiveForm: 'Das Archiv hat eine Form, die hier nicht gelesen wird; ein mit tar (ohne Komprimierung) erstelltes schon',
  ArchiveHeaderTooLarge: 'Ein Eintrag des Archivs hat einen Namen oder Attribute, die länger sind, als irgendein Dateisystem erlaubt',
  ArchiveTooLarge: 'Das Archiv enthält mehr als {limit} MB; darüber hinaus wird nichts übernommen',
  ArchiveTooMany: 'Das Archiv enthält mehr als {limit} Einträge; darüber hinaus wird nichts übernommen',
  ArchiveTooHollow: 'Das Archiv behauptet {claims} MB in {size} MB; das wird nicht ausgepackt',
  ArchiveNameEmpty: 'Ein Eintrag des Archivs hat keinen Namen',
  ArchiveNameAbsolute: '{name} im Archiv nennt einen eigenen Ort auf der Maschine; übernommen wird nur, was unter dem Ordner liegt',
  ArchiveNameUpward: '{name} im Archiv führt aus dem Ordner hinaus',
  ArchiveNameOutside: '{name} im Archiv liegt außerhalb von {folder}',
  ArchiveNameControl: '{name} im Archiv hat Steuerzeichen im Namen',
  ArchiveNameTooLong: '{name} im Archiv hat einen längeren Namen, als ein Dateisystem erlaubt',
  ArchiveNameTwice: '{name} ist zweimal im Archiv',
  ArchiveNameThrough: '{name} im Archiv liegt in etwas, das kein Ordner ist',
  ArchiveLinkOutside: 'Der Link {name} im Archiv führt aus dem Ordner hinaus, nach {target}',
  ArchiveLinkUnknown: 'Der Link {name} im Archiv steht für eine Datei, die nicht vorher darin ist: {target}',
  ArchiveDevice: '{name} im Archiv ist ein Gerät; übernommen werden nur Dateien, Ordner und Links',
  ArchivePipe: '{name} im Archiv ist eine Röhre zwischen Programmen; übernommen werden nur Dateien, Ordner und Links',
  ArchiveKind: '{name} im Archiv ist von unbekannter Art; übernommen werden nur Dateien, Ordner und Links',
  ArchiveSparseForm: 'Die Löcher von {name} im Archiv sind in einer Form geschrieben, die hier nicht gelesen wird',
}
