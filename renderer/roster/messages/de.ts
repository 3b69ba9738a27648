import type { Translation } from '../../ui/i18n'
import type { en } from './en'

export const de: Translation<typeof en> = {
  list: 'Klassenliste',
  hint: 'Wie Sie sie haben: aus einer Mail, einer Tabelle, eine Person je Zeile oder viele Adressen in einer Zeile.',
  open: 'Datei öffnen…',
  drop: 'oder hierher ziehen: Text, CSV, Excel (.xlsx)',
  tooLong: 'Das ist mehr, als eine Klassenliste sein kann: 5.000 Zeilen und 200.000 Zeichen. Fügen Sie eine Klasse ein.',
  file: {
    fileTooLarge: '{name} ist größer als 1 MB. Speichern Sie die Klasse allein, als CSV.',
    oldWorkbook: '{name} ist eine Excel-Datei von vor 2007 oder hat ein Kennwort. Speichern Sie sie als .xlsx ohne Kennwort oder als CSV.',
    noWorkbook: '{name} ist nicht als Excel-Mappe lesbar. Speichern Sie sie als CSV.',
    noText: '{name} ist kein Text, oder die Buchstaben sind nicht zu erkennen. Speichern Sie als CSV (UTF-8).',
  },
  student: 'Name',
  email: 'E-Mail',
  columns: 'Was die Spalten bedeuten',
  column: 'Spalte {number}',
  meaning: {
    name: 'Ganzer Name',
    givenName: 'Vorname',
    surname: 'Nachname',
    email: 'E-Mail',
    login: 'Benutzername',
    seat: 'Platz',
    ignore: 'Nicht verwendet',
  },
  left: 'Nicht dabei: 1 Eintrag | Nicht dabei: 1 Eintrag | Nicht dabei: {count} Einträge',
  leaveOut: 'Diesen weglassen | Diesen weglassen | Diese {count} weglassen',
  leftOut: '1 Eintrag wird weggelassen | 1 Eintrag wird weggelassen | {count} Einträge werden weggelassen',
  takeBack: 'Doch nicht weglassen',
  line: 'Zeile {line}',
  lines: 'Zeilen {line} bis {last}',
  reason: {
    nobody: 'Darin steht weder ein Name noch eine Adresse.',
    email: 'Das ist keine E-Mail-Adresse.',
    manyEmails: 'In einer Zelle steht mehr als eine Adresse.',
    twice: 'Dieselbe Person wie in Zeile {line}.',
    damaged: 'Buchstaben gingen vorher verloren (�). Tippen Sie sie neu.',
    aboveHeading: 'Steht über der Kopfzeile.',
    noEmail: 'Darin steht keine E-Mail-Adresse; ein Lab braucht eine.',
  },
}
