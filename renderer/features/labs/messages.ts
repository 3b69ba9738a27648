import type { Translation } from '../../ui/words'

const en = {
  title: 'Labs',
  new: 'New lab',
  group: 'Labs',
  strip: { label: 'Counts; choose one to see only those', all: 'All', pending: 'Pending', provisioning: 'Provisioning', ready: 'Ready', attention: 'Needs attention', ended: 'Ended', deleting: 'Deleting' },
  search: {
    label: 'Search labs', placeholder: 'Search, or state:failed student:ada', help: 'Words are looked for in name, student and e-mail. Terms: state: student: template: name: namespace: is:attention is:outdated. Commas mean "or", quotes keep spaces.',
    remove: 'Remove {term}', clear: 'Clear all', field: 'There is no term "{what}:"; it is ignored. Terms: state, student, template, name, namespace, is.', state: 'There is no state "{what}"; the term is ignored.', is: 'There is no "is:{what}"; try is:attention or is:outdated.',
    found: '{shown} of {all} labs', only: 'only the {count} of the report',
  },
  view: { label: 'View', table: 'Table', wall: 'Wall' },
  column: { select: 'Select', state: 'State', name: 'Lab', student: 'Student', template: 'Template', left: 'Time left', waits: 'Reason', confirmed: 'Confirmed', actions: 'Actions' },
  select: { all: 'Select all that are shown', one: 'Select {name}', clear: 'Clear the selection', selected: '{count} selected', hidden: '{count} hidden by the filter' },
  row: { actions: 'Actions for {name}', unconfirmed: 'not yet', confirmedHint: 'Last confirmed by the machine {when}' },
  extend: { minutes: '+{minutes} min', until: 'Until…', title: 'Extend until', titleMany: 'Extend {count} labs until', at: 'New end', zone: 'Times are in {zone}.', past: 'Choose a time in the future.', far: 'A lab lasts 30 days (720h) from now at most. Choose an earlier time.', apply: 'Extend' },
  bulk: { label: 'What to do with the selected labs', applies: '{action} ({some} of {of})', appliesWhy: 'Applies to {some} of the {of} selected labs', none: 'Applies to none of the selected labs' },
  delete: {
    title: 'Delete {count} labs? | Delete {name}? | Delete {count} labs?', goes: 'These go:', ready: 'None of them is ready. | One of them is ready: a student may be at work. | {count} of them are ready: students may be at work.',
    confirm: 'Delete | Delete 1 lab | Delete {count} labs', more: 'and {count} more',
  },
  empty: { none: 'No labs yet', noneText: 'Create the first one: a template, a student, and how long it lasts.', nothing: 'No lab matches', nothingText: 'There are {count} labs; the filter hides them all.', clear: 'Clear the filter', loading: 'Loading the labs' },
  news: { arrived: '{count} new labs', ready: '{count} labs became ready', troubled: '{count} labs need attention' },
  command: { search: 'Search the labs', clear: 'Clear the selection', table: 'Show as a table', wall: 'Show as a wall', report: 'Labs that need attention', outdated: 'Labs with changes that wait' },
  create: {
    title: 'New lab', template: 'Template', image: { here: 'Its image is here', madeHere: 'Its image is made here', missing: 'Its image is fetched first' }, noTemplate: 'There are no templates in this namespace. Make one under Templates first.', who: 'For whom',
    one: 'One student', class: 'A class', studentName: 'Student', studentEmail: 'E-mail', list: 'Class list', listHint: 'One student per line: Ada Lovelace <ada{\'@\'}school.example>, or name,e-mail, or the e-mail alone.',
    name: 'Name of the lab', nameHint: 'Lower-case letters, digits and hyphens.', prefix: 'Names begin with', prefixHint: 'Optional. Each lab gets this and the student\'s name.', preview: 'No lab yet | This lab will be made | These {count} labs will be made', line: 'Line {line}',
    duration: 'How long', durationHint: 'Like 45m, 1h30m or none. Empty: {fallback}.', ends: 'Ends {when}', endsNote: 'counted from when it is ready', endless: 'Has no end', start: 'Start', now: 'Now', at: 'At a time', startAt: 'Start at',
    environment: 'Environment', variable: 'Name', value: 'Value', add: 'Add a variable', removeVariable: 'Remove the variable {name}', more: 'More: resources, namespace', cpu: 'Processors', memory: 'Memory', pids: 'Processes', byTemplate: 'as the template says', namespace: 'Namespace',
    submit: 'Create | Create | Create {count} labs', checking: 'Checking', failed: 'Nothing was created', made: '{name} is on its way',
    wrong: '1 mistake is to be put right first. | 1 mistake is to be put right first. | {count} mistakes are to be put right first.',
  },
  mistake: {
    required: 'Needed.', email: 'This is not an e-mail address, like ada{\'@\'}school.example.', noEmail: 'There is no e-mail address in this line.', twice: 'The same e-mail address as in line {line}.', noStudents: 'Nobody is on the list yet.',
    name: 'Only lower-case letters, digits and hyphens; the first and the last a letter or digit; 63 at most.', taken: 'A lab of this name exists already.', duration: 'Not a duration. Write it like 45m, 1h30m or none; from 1m to 720h.', past: 'This time has passed. Choose one to come, or "Now".', time: 'Choose a day and a time.',
    variableTwice: 'This name is there twice.', variableName: 'A value needs a name.', number: 'Not a number.',
  },
}

const de: Translation<typeof en> = {
  title: 'Labs',
  new: 'Neues Lab',
  group: 'Labs',
  strip: { label: 'Anzahlen; eine wählen, um nur diese zu sehen', all: 'Alle', pending: 'Wartend', provisioning: 'Im Start', ready: 'Bereit', attention: 'Braucht Hilfe', ended: 'Beendet', deleting: 'Im Löschen' },
  search: {
    label: 'Labs suchen', placeholder: 'Suchen, oder state:failed student:ada', help: 'Wörter werden in Name, lernender Person und E-Mail gesucht. Begriffe: state: student: template: name: namespace: is:attention is:outdated. Kommas heißen „oder“, Anführungszeichen halten Leerzeichen zusammen.',
    remove: '{term} entfernen', clear: 'Alles entfernen', field: 'Den Begriff „{what}:“ gibt es nicht; er wird übergangen. Begriffe: state, student, template, name, namespace, is.', state: 'Den Zustand „{what}“ gibt es nicht; der Begriff wird übergangen.', is: '„is:{what}“ gibt es nicht; möglich sind is:attention und is:outdated.',
    found: '{shown} von {all} Labs', only: 'nur die {count} des Berichts',
  },
  view: { label: 'Ansicht', table: 'Tabelle', wall: 'Wand' },
  column: { select: 'Auswählen', state: 'Zustand', name: 'Lab', student: 'Lernende', template: 'Vorlage', left: 'Restzeit', waits: 'Grund', confirmed: 'Bestätigt', actions: 'Aktionen' },
  select: { all: 'Alle gezeigten auswählen', one: '{name} auswählen', clear: 'Auswahl aufheben', selected: '{count} ausgewählt', hidden: '{count} vom Filter verdeckt' },
  row: { actions: 'Aktionen für {name}', unconfirmed: 'noch nicht', confirmedHint: 'Zuletzt vom Rechner bestätigt {when}' },
  extend: { minutes: '+{minutes} min', until: 'Bis…', title: 'Verlängern bis', titleMany: '{count} Labs verlängern bis', at: 'Neues Ende', zone: 'Zeiten in {zone}.', past: 'Wählen Sie eine Zeit in der Zukunft.', far: 'Ein Lab dauert von jetzt an höchstens 30 Tage (720h). Wählen Sie eine frühere Zeit.', apply: 'Verlängern' },
  bulk: { label: 'Was mit den ausgewählten Labs geschieht', applies: '{action} ({some} von {of})', appliesWhy: 'Gilt für {some} der {of} ausgewählten Labs', none: 'Gilt für keines der ausgewählten Labs' },
  delete: {
    title: '{count} Labs löschen? | {name} löschen? | {count} Labs löschen?', goes: 'Das geht:', ready: 'Keines davon ist bereit. | Eines davon ist bereit: Vielleicht arbeitet jemand darin. | {count} davon sind bereit: Vielleicht arbeitet jemand darin.',
    confirm: 'Löschen | 1 Lab löschen | {count} Labs löschen', more: 'und {count} weitere',
  },
  empty: { none: 'Noch keine Labs', noneText: 'Legen Sie das erste an: eine Vorlage, eine Person, und wie lange es dauert.', nothing: 'Kein Lab passt', nothingText: 'Es gibt {count} Labs; der Filter verdeckt sie alle.', clear: 'Filter aufheben', loading: 'Die Labs werden geladen' },
  news: { arrived: '{count} neue Labs', ready: '{count} Labs wurden bereit', troubled: '{count} Labs brauchen Hilfe' },
  command: { search: 'Labs suchen', clear: 'Auswahl aufheben', table: 'Als Tabelle zeigen', wall: 'Als Wand zeigen', report: 'Labs, die Hilfe brauchen', outdated: 'Labs mit wartenden Änderungen' },
  create: {
    title: 'Neues Lab', template: 'Vorlage', image: { here: 'Image ist da', madeHere: 'Image wird hier gemacht', missing: 'Image wird erst geholt' }, noTemplate: 'In diesem Namespace gibt es keine Vorlagen. Legen Sie zuerst unter Vorlagen eine an.', who: 'Für wen',
    one: 'Eine Person', class: 'Eine Klasse', studentName: 'Name', studentEmail: 'E-Mail', list: 'Klassenliste', listHint: 'Eine Person je Zeile: Ada Lovelace <ada{\'@\'}school.example>, oder Name,E-Mail, oder nur die E-Mail.',
    name: 'Name des Labs', nameHint: 'Kleinbuchstaben, Ziffern und Bindestriche.', prefix: 'Namen beginnen mit', prefixHint: 'Freiwillig. Jedes Lab heißt so und wie die Person.', preview: 'Noch kein Lab | Dieses Lab wird angelegt | Diese {count} Labs werden angelegt', line: 'Zeile {line}',
    duration: 'Wie lange', durationHint: 'Wie 45m, 1h30m oder none (ohne Ende). Leer: {fallback}.', ends: 'Endet {when}', endsNote: 'gerechnet ab „bereit“', endless: 'Hat kein Ende', start: 'Beginn', now: 'Jetzt', at: 'Zu einer Zeit', startAt: 'Beginnt um',
    environment: 'Umgebung', variable: 'Name', value: 'Wert', add: 'Variable hinzufügen', removeVariable: 'Variable {name} entfernen', more: 'Mehr: Ressourcen, Namespace', cpu: 'Prozessoren', memory: 'Speicher', pids: 'Prozesse', byTemplate: 'wie die Vorlage', namespace: 'Namespace',
    submit: 'Anlegen | Anlegen | {count} Labs anlegen', checking: 'Wird geprüft', failed: 'Nichts wurde angelegt', made: '{name} ist unterwegs',
    wrong: '1 Fehler ist zuerst zu beheben. | 1 Fehler ist zuerst zu beheben. | {count} Fehler sind zuerst zu beheben.',
  },
  mistake: {
    required: 'Wird gebraucht.', email: 'Das ist keine E-Mail-Adresse, wie ada{\'@\'}school.example.', noEmail: 'In dieser Zeile steht keine E-Mail-Adresse.', twice: 'Dieselbe E-Mail-Adresse wie in Zeile {line}.', noStudents: 'Auf der Liste steht noch niemand.',
    name: 'Nur Kleinbuchstaben, Ziffern und Bindestriche; am Anfang und Ende Buchstabe oder Ziffer; höchstens 63.', taken: 'Ein Lab dieses Namens gibt es schon.', duration: 'Keine Dauer. Schreiben Sie wie 45m, 1h30m oder none; von 1m bis 720h.', past: 'Diese Zeit ist vorbei. Wählen Sie eine spätere, oder „Jetzt“.', time: 'Wählen Sie Tag und Uhrzeit.',
    variableTwice: 'Dieser Name steht zweimal da.', variableName: 'Ein Wert braucht einen Namen.', number: 'Keine Zahl.',
  },
}

export const words = { en, de }
