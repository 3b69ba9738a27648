import type { Translation } from '../../ui/words'

const en = {
  title: 'Templates',
  about: 'What a lab is made of. A change here is for labs that are started from now on.',
  new: 'New template', import: 'Import', export: 'Export', exportAll: 'Export all',
  search: 'Search templates', none: 'No template is called that.', clear: 'Show all',
  emptyTitle: 'No templates yet', emptyText: 'Without a template no lab can be made. Make one, or take one in from a file.',
  practice: 'Practice', practiceHint: 'Played by the practice engine; nothing real runs.',
  uses: 'no labs | 1 lab | {count} labs', edit: 'Edit', duplicate: 'Duplicate', delete: 'Delete', test: 'Test run', more: 'More for {title}',
  outdated: {
    restart: 'No lab waits for a restart | 1 lab waits for a restart | {count} labs wait for a restart', replace: 'none waits for a replacement | 1 waits for a replacement | {count} wait for a replacement',
    ask: 'Restart them | Restart it | Restart them', title: 'Restart {count} labs of {title}? | Restart 1 lab of {title}? | Restart {count} labs of {title}?',
    atWork: 'They run: students may be at work in them right now. | It runs: a student may be at work in it right now. | They run: students may be at work in them right now.',
    kept: 'What is open is closed; the students\' folders are kept. | What is open is closed; the student\'s folder is kept. | What is open is closed; the students\' folders are kept.',
    these: 'These are restarted', confirm: 'Restart {count} labs | Restart 1 lab | Restart {count} labs',
  },
  newer: { there: 'A newer version of this built-in template is there.', look: 'See the difference', title: 'A newer version of {title}', text: 'You changed this template, so it was left as it is. Taking the newer one replaces what you changed; labs that run are not touched.', mine: 'Now:', offered: 'Newer:', keep: 'Keep mine', take: 'Take the new one', taken: '{title} is the newer version now' },
  facts: { portNumbers: 'Port {ports}', cpu: '{count} CPU', memory: '{size}', duration: 'ends after {duration}', endless: 'has no end' },
  image: {
    present: 'Image is here', presentSize: 'Image is here, {size}', missing: 'Image is not here yet', built: 'Image is made on this machine', practice: 'Needs no image',
    unknown: 'Image: not known while Docker is silent', failed: 'Image: not known', asking: 'Image: asking...',
    pull: 'Pull', pulling: 'Pulling {image}', percent: '{percent} %', unpack: 'unpacking', received: '{size}, total not known yet', cancel: 'Cancel', again: 'Try again',
  },
  editor: {
    newTitle: 'New template', back: 'All templates', save: 'Save', create: 'Create', saved: '"{title}" was saved', created: '"{title}" was created', discard: 'Discard changes', loading: 'Loading...',
    gone: 'This template is gone', goneText: 'Somebody deleted it. What you typed is still here: save it as a new one.',
    missing: 'There is no template called "{name}"', conflict: 'Somebody else changed this template while you were editing it.', conflictText: 'Take over theirs and lose what you typed, or keep yours and write over theirs.',
    reload: 'Take over theirs', keep: 'Keep mine', cannotSave: 'Not saved yet', mistakes: 'no mistakes | 1 mistake | {count} mistakes',
    leave: 'Leave without saving?', leaveText: 'What you changed is not saved.', stay: 'Stay', leaveNow: 'Leave',
    unclosed: 'A quote is opened and not closed', twice: 'This name is there twice', noImage: 'Needed: the name of an image', unreachable: 'The engine is not reached: it cannot be saved now',
  },
  section: { basics: 'What it is', container: 'What runs', reach: 'How it is reached', limits: 'Limits', files: 'Files and user' },
  field: {
    name: 'Name', title: 'Title', description: 'Description', icon: 'Icon', provisioner: 'Made by', image: 'Image', command: 'Command', ports: 'Ports', portName: 'Port name', port: 'Port', environment: 'Environment', variable: 'Variable', value: 'Value', secrets: 'Secrets',
    cpu: 'Processors', memory: 'Memory', pids: 'Processes', readiness: 'Ready when', readinessPort: 'Port to ask', path: 'Path to ask', scheme: 'Asked by', status: 'Answers that count', readinessCommand: 'Command that must end with 0', interval: 'Ask every', timeout: 'Wait for an answer', openPath: 'Path to open', workDir: 'Student\'s folder', duration: 'Duration', user: 'User', writable: 'May write', writablePaths: 'Writable folders', stopTimeout: 'Time to stop, seconds',
  },
  hint: {
    name: 'Lower case letters, digits and dashes. Labs refer to it, so it stays.', command: 'As in a shell, with quotes; empty: what the image starts by itself.', secrets: 'Names of variables, with spaces between. Each lab gets its own random value.', image: 'With its tag: python:3.12-slim',
    cpu: '0.5 is half a core', memory: '256Mi, 1Gi', pids: 'At most so many at once', openPath: 'What a person opens: / or longer; secrets in it are filled in', workDir: 'Kept over restarts, archived when the lab ends; empty: there is no folder to keep', duration: '60m, 1h30m, none; empty: as in the settings', user: '1000 or 1000:1000', writablePaths: 'One a line', status: '200-399, 401; empty: every answer below 500', interval: '500ms; empty: grows from 10 ms to 2 s', timeout: '2s; empty: grows from 1 s to 10 s', stopTimeout: 'Empty: 10', capabilities: 'Also given back: {list}',
  },
  provisioner: { docker: 'Docker', simulated: 'Practice engine' },
  readiness: { default: 'As the engine decides', http: 'A page answers', tcp: 'A port takes calls', exec: 'A command succeeds', none: 'Its container runs' },
  scheme: { default: 'As the engine decides (HTTP)', http: 'HTTP', https: 'HTTPS, with any certificate' },
  writable: { default: 'As the engine decides', no: 'Nothing but the student\'s folder', paths: 'These folders too', all: 'Everything' },
  row: { add: 'Add', addPort: 'Add a port', addVariable: 'Add a variable', remove: 'Remove {name}' },
  deleting: {
    title: 'Delete "{title}"?', text: 'No lab uses it. Export it first if it may be wanted again.', used: 'It cannot be used any more. | 1 lab uses it. It goes on running, but cannot be started again. | {count} labs use it. They go on running, but cannot be started again.',
    yes: 'Delete', done: '"{title}" was deleted', failed: 'It could not be deleted',
  },
  testRun: {
    title: 'Test run of "{title}"', text: 'One lab, for your eyes only. It ends by itself after ten minutes.', starting: 'Asking for a lab...', open: 'Open', remove: 'Delete and close', removing: 'Deleting...', failed: 'The test run could not be started', gone: 'The lab is gone.', keep: 'Let it run on', ask: 'It is still there. Delete it, or let it run on until it ends by itself?', took: 'Ready after {time}', pulling: 'Image on its way, {percent} %', name: 'Lab',
    found: 'What was found out about the image', looking: 'Looking at the image...', notInside: 'The lab does not run, so its files could not be tried. This is what the image says itself.', unread: 'The image could not be looked at', problem: 'Problem', warning: 'Take care', note: 'Note',
  },
  importing: {
    title: 'Import templates', choose: 'Choose a file', text: 'YAML or JSON, as many templates as you like in one file.', document: 'Document {number}', new: 'New', overwrites: 'Exists already', overwrite: 'Write over it', mistakes: 'Cannot be taken in', checking: 'Checking...', unreadable: 'It cannot be read', notATemplate: 'It is not a template', noName: 'It has no name', empty: 'There is nothing in this file', twice: 'Its name is in this file twice', tooMuch: 'It has more parts than templates can have',
    take: 'Nothing to import | Import 1 template | Import {count} templates', done: 'nothing was imported | 1 template was imported | {count} templates were imported', failed: '{name} was not imported', tooLarge: 'This file is larger than 1 MB: it is not one of templates', other: 'Another file', summary: '{ok} can be imported, {wrong} cannot',
  },
}

const de: Translation<typeof en> = {
  title: 'Vorlagen',
  about: 'Woraus ein Lab gemacht wird. Eine Änderung gilt für Labs, die ab jetzt gestartet werden.',
  new: 'Neue Vorlage', import: 'Importieren', export: 'Exportieren', exportAll: 'Alle exportieren',
  search: 'Vorlagen suchen', none: 'So heißt keine Vorlage.', clear: 'Alle zeigen',
  emptyTitle: 'Noch keine Vorlagen', emptyText: 'Ohne Vorlage gibt es kein Lab. Legen Sie eine an, oder holen Sie eine aus einer Datei.',
  practice: 'Übung', practiceHint: 'Vom Übungsmotor gespielt; nichts läuft wirklich.',
  uses: 'keine Labs | 1 Lab | {count} Labs', edit: 'Bearbeiten', duplicate: 'Duplizieren', delete: 'Löschen', test: 'Probelauf', more: 'Mehr zu {title}',
  outdated: {
    restart: 'Kein Lab wartet auf einen Neustart | 1 Lab wartet auf einen Neustart | {count} Labs warten auf einen Neustart', replace: 'keines wartet auf einen Austausch | 1 wartet auf einen Austausch | {count} warten auf einen Austausch',
    ask: 'Neu starten | Neu starten | Alle neu starten', title: '{count} Labs neu starten ({title})? | 1 Lab neu starten ({title})? | {count} Labs neu starten ({title})?',
    atWork: 'Sie laufen: Vielleicht arbeitet gerade jemand darin. | Es läuft: Vielleicht arbeitet gerade jemand darin. | Sie laufen: Vielleicht arbeitet gerade jemand darin.',
    kept: 'Was offen ist, wird geschlossen; die Ordner der Lernenden bleiben. | Was offen ist, wird geschlossen; der Ordner bleibt. | Was offen ist, wird geschlossen; die Ordner der Lernenden bleiben.',
    these: 'Diese werden neu gestartet', confirm: '{count} Labs neu starten | 1 Lab neu starten | {count} Labs neu starten',
  },
  newer: { there: 'Von dieser eingebauten Vorlage gibt es eine neuere Fassung.', look: 'Unterschied ansehen', title: 'Eine neuere Fassung: {title}', text: 'Sie haben diese Vorlage geändert, darum blieb sie, wie sie ist. Die neuere ersetzt Ihre Änderungen; laufende Labs bleiben unberührt.', mine: 'Jetzt:', offered: 'Neuer:', keep: 'Meine behalten', take: 'Neue übernehmen', taken: '{title} ist jetzt die neuere Fassung' },
  facts: { portNumbers: 'Port {ports}', cpu: '{count} CPU', memory: '{size}', duration: 'endet nach {duration}', endless: 'ohne Ende' },
  image: {
    present: 'Image ist da', presentSize: 'Image ist da, {size}', missing: 'Image ist noch nicht da', built: 'Image entsteht auf diesem Rechner', practice: 'Braucht kein Image',
    unknown: 'Image: unbekannt, solange Docker schweigt', failed: 'Image: unbekannt', asking: 'Image: wird gefragt...',
    pull: 'Holen', pulling: '{image} wird geholt', percent: '{percent} %', unpack: 'wird entpackt', received: '{size}, Gesamtgröße noch unbekannt', cancel: 'Abbrechen', again: 'Noch einmal',
  },
  editor: {
    newTitle: 'Neue Vorlage', back: 'Alle Vorlagen', save: 'Speichern', create: 'Anlegen', saved: '"{title}" wurde gespeichert', created: '"{title}" wurde angelegt', discard: 'Änderungen verwerfen', loading: 'Wird geladen...',
    gone: 'Diese Vorlage ist weg', goneText: 'Jemand hat sie gelöscht. Was Sie eingegeben haben, ist noch da: Speichern Sie es als neue.',
    missing: 'Es gibt keine Vorlage namens "{name}"', conflict: 'Jemand anderes hat diese Vorlage geändert, während Sie sie bearbeitet haben.', conflictText: 'Die andere Fassung übernehmen und die eigene verlieren, oder die eigene behalten und die andere überschreiben.',
    reload: 'Andere übernehmen', keep: 'Eigene behalten', cannotSave: 'Noch nicht gespeichert', mistakes: 'keine Fehler | 1 Fehler | {count} Fehler',
    leave: 'Ohne Speichern verlassen?', leaveText: 'Was Sie geändert haben, ist nicht gespeichert.', stay: 'Bleiben', leaveNow: 'Verlassen',
    unclosed: 'Ein Anführungszeichen ist geöffnet und nicht geschlossen', twice: 'Diesen Namen gibt es zweimal', noImage: 'Nötig: der Name eines Images', unreachable: 'Der Motor ist nicht erreichbar: Jetzt kann nicht gespeichert werden',
  },
  section: { basics: 'Was es ist', container: 'Was läuft', reach: 'Wie man hinkommt', limits: 'Grenzen', files: 'Dateien und Benutzer' },
  field: {
    name: 'Name', title: 'Titel', description: 'Beschreibung', icon: 'Symbol', provisioner: 'Gemacht von', image: 'Image', command: 'Befehl', ports: 'Ports', portName: 'Name des Ports', port: 'Port', environment: 'Umgebung', variable: 'Variable', value: 'Wert', secrets: 'Geheimnisse',
    cpu: 'Prozessoren', memory: 'Speicher', pids: 'Prozesse', readiness: 'Bereit, wenn', readinessPort: 'Gefragter Port', path: 'Gefragter Pfad', scheme: 'Gefragt per', status: 'Antworten, die gelten', readinessCommand: 'Befehl, der mit 0 enden muss', interval: 'Fragen alle', timeout: 'Auf Antwort warten', openPath: 'Pfad zum Öffnen', workDir: 'Ordner der lernenden Person', duration: 'Dauer', user: 'Benutzer', writable: 'Darf schreiben', writablePaths: 'Beschreibbare Ordner', stopTimeout: 'Zeit zum Anhalten, Sekunden',
  },
  hint: {
    name: 'Kleinbuchstaben, Ziffern und Striche. Labs beziehen sich darauf, darum bleibt er.', command: 'Wie in einer Shell, mit Anführungszeichen; leer: was das Image selbst startet.', secrets: 'Namen von Variablen, durch Leerzeichen getrennt. Jedes Lab bekommt seinen eigenen Zufallswert.', image: 'Mit seinem Tag: python:3.12-slim',
    cpu: '0.5 ist ein halber Kern', memory: '256Mi, 1Gi', pids: 'Höchstens so viele zugleich', openPath: 'Was jemand öffnet: / oder länger; Geheimnisse darin werden eingesetzt', workDir: 'Bleibt über Neustarts, kommt am Ende des Labs in ein Archiv; leer: es gibt keinen Ordner, der bleibt', duration: '60m, 1h30m, none; leer: wie in den Einstellungen', user: '1000 oder 1000:1000', writablePaths: 'Einer je Zeile', status: '200-399, 401; leer: jede Antwort unter 500', interval: '500ms; leer: wächst von 10 ms auf 2 s', timeout: '2s; leer: wächst von 1 s auf 10 s', stopTimeout: 'Leer: 10', capabilities: 'Außerdem zurückgegeben: {list}',
  },
  provisioner: { docker: 'Docker', simulated: 'Übungsmotor' },
  readiness: { default: 'Wie der Motor entscheidet', http: 'Eine Seite antwortet', tcp: 'Ein Port nimmt Anrufe an', exec: 'Ein Befehl gelingt', none: 'Sein Container läuft' },
  scheme: { default: 'Wie der Motor entscheidet (HTTP)', http: 'HTTP', https: 'HTTPS, mit jedem Zertifikat' },
  writable: { default: 'Wie der Motor entscheidet', no: 'Nichts außer dem Ordner der lernenden Person', paths: 'Auch diese Ordner', all: 'Alles' },
  row: { add: 'Hinzufügen', addPort: 'Port hinzufügen', addVariable: 'Variable hinzufügen', remove: '{name} entfernen' },
  deleting: {
    title: '"{title}" löschen?', text: 'Kein Lab benutzt sie. Exportieren Sie sie vorher, falls sie noch einmal gebraucht wird.', used: 'Sie kann nicht mehr benutzt werden. | 1 Lab benutzt sie. Es läuft weiter, kann aber nicht neu gestartet werden. | {count} Labs benutzen sie. Sie laufen weiter, können aber nicht neu gestartet werden.',
    yes: 'Löschen', done: '"{title}" wurde gelöscht', failed: 'Sie konnte nicht gelöscht werden',
  },
  testRun: {
    title: 'Probelauf von "{title}"', text: 'Ein Lab nur für Ihre Augen. Es endet nach zehn Minuten von selbst.', starting: 'Ein Lab wird angefordert...', open: 'Öffnen', remove: 'Löschen und schließen', removing: 'Wird gelöscht...', failed: 'Der Probelauf konnte nicht gestartet werden', gone: 'Das Lab ist weg.', keep: 'Weiterlaufen lassen', ask: 'Es ist noch da. Löschen, oder laufen lassen, bis es von selbst endet?', took: 'Bereit nach {time}', pulling: 'Image ist unterwegs, {percent} %', name: 'Lab',
    found: 'Was über das Image herauskam', looking: 'Das Image wird angesehen...', notInside: 'Das Lab läuft nicht, deshalb ließen sich seine Dateien nicht ausprobieren. Dies sagt das Image selbst.', unread: 'Das Image ließ sich nicht ansehen', problem: 'Problem', warning: 'Achtung', note: 'Hinweis',
  },
  importing: {
    title: 'Vorlagen importieren', choose: 'Datei wählen', text: 'YAML oder JSON, beliebig viele Vorlagen in einer Datei.', document: 'Dokument {number}', new: 'Neu', overwrites: 'Gibt es schon', overwrite: 'Überschreiben', mistakes: 'Kann nicht übernommen werden', checking: 'Wird geprüft...', unreadable: 'Es ist nicht lesbar', notATemplate: 'Es ist keine Vorlage', noName: 'Es hat keinen Namen', empty: 'In dieser Datei ist nichts', twice: 'Sein Name steht zweimal in dieser Datei', tooMuch: 'Es hat mehr Teile, als Vorlagen haben können',
    take: 'Nichts zu importieren | 1 Vorlage importieren | {count} Vorlagen importieren', done: 'nichts wurde importiert | 1 Vorlage wurde importiert | {count} Vorlagen wurden importiert', failed: '{name} wurde nicht importiert', tooLarge: 'Diese Datei ist größer als 1 MB: Es ist keine mit Vorlagen', other: 'Andere Datei', summary: '{ok} können übernommen werden, {wrong} nicht',
  },
}

export const words = { en, de }
