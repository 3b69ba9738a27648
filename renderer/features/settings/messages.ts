import type { Translation } from '../../ui/words'

const en = {
  title: 'Settings',
  sections: 'Parts of the settings',
  section: { appearance: 'Appearance', docker: 'Engine and Docker', data: 'Data folder', diagnostics: 'Diagnostics', shortcuts: 'Keyboard shortcuts', about: 'About' },
  unknown: 'not known',
  appearance: {
    intro: 'Kept in this browser. In force at once.',
    theme: 'Colours', themes: { system: 'As the system', dark: 'Dark', light: 'Light', contrast: 'High contrast' },
    density: 'Rows', densities: { comfortable: 'Comfortable', compact: 'Compact' },
    projector: 'Size', projectors: { off: 'Normal', on: 'Projector: readable from the last row' },
    language: 'Language',
    sample: 'Ada Lovelace', motion: 'Motion follows the system: where less of it is wanted, nothing moves.',
  },
  docker: {
    state: 'Docker', answers: 'answers', silent: 'does not answer', none: 'is not used: the practice engine runs every lab', last: 'Last answer', version: 'Docker version', address: 'Docker address', between: 'Between labs', apart: 'Labs cannot reach each other: seen at {time}', notApart: 'Labs can reach each other: seen at {time}', notSeen: 'not looked at yet: two containers of our own try it when a lab has become ready', route: 'From other computers', routeOpen: 'Other computers of this network may reach labs here', routeAnswered: 'A person has answered: done, or known', host: 'This panel runs in', hosts: { desktop: 'its own window', browser: 'a browser' }, platform: 'Machine',
    started: 'Engine runs since', loops: 'Last check of all labs', look: 'Look again', looking: 'Looking...', failed: 'It could not be asked',
    from: 'Where the address comes from', fromText: 'The first of these that says something; once Docker has answered, the app stays with it:', option: 'The option of the command line', variable: 'The variable of the shell', context: 'The context that the docker command uses', places: 'The usual places of Docker on this system', restart: 'A change counts from the next start of the app. Labs keep running meanwhile.',
    numbers: 'Intervals, limits and retries are on the Engine screen.', engine: 'Open the engine', provisioners: 'Ways to make a lab', practiceEngine: 'Practice engine', ready: 'ready', notReady: 'not ready',
  },
  data: {
    intro: 'Everything this installation knows is here: labs, templates, settings, collected work. Copy the folder to keep a backup; only one app at a time uses it.',
    path: 'Folder', disk: 'Disk', free: '{free} free of {total}', low: 'Nearly full: labs cannot be written any more when the disk is full. Free some space.', diskUnknown: 'How full the disk is, is not known here.', label: '{percent} % of the disk is used', where: 'Another folder: start with --data-dir or LAB_DATA_DIR.',
  },
  diagnostics: {
    intro: 'One text for whoever helps you: versions, settings, states, counts and the last errors. Read it before you send it.',
    leftOut: 'Left out: passwords, tokens, values of environments, e-mail addresses but for their domain, home folders. Names of students are in it.', collect: 'Collect', again: 'Collect again', collecting: 'Collecting...', save: 'Save as a file', copy: 'Copy', preview: 'What is in it', size: '{size}, collected {when}', failed: 'It could not be collected', copied: 'Copied',
  },
  shortcuts: { intro: 'The same list opens with ? anywhere.' },
  about: { version: 'Version', product: 'Lab Resource Manager', license: 'Apache License 2.0', instance: 'Runs on', text: 'Runs student labs on one classroom machine. Nothing is fetched from elsewhere but the images that labs are made of; nothing is sent anywhere.' },
}

const de: Translation<typeof en> = {
  title: 'Einstellungen',
  sections: 'Teile der Einstellungen',
  section: { appearance: 'Darstellung', docker: 'Motor und Docker', data: 'Datenordner', diagnostics: 'Diagnose', shortcuts: 'Tastenkürzel', about: 'Über' },
  unknown: 'nicht bekannt',
  appearance: {
    intro: 'In diesem Browser aufgehoben. Gilt sofort.',
    theme: 'Farben', themes: { system: 'Wie das System', dark: 'Dunkel', light: 'Hell', contrast: 'Hoher Kontrast' },
    density: 'Zeilen', densities: { comfortable: 'Bequem', compact: 'Dicht' },
    projector: 'Größe', projectors: { off: 'Normal', on: 'Beamer: aus der letzten Reihe lesbar' },
    language: 'Sprache',
    sample: 'Ada Lovelace', motion: 'Bewegung folgt dem System: Wo weniger gewünscht ist, bewegt sich nichts.',
  },
  docker: {
    state: 'Docker', answers: 'antwortet', silent: 'antwortet nicht', none: 'wird nicht benutzt: Der Übungsmotor führt jedes Lab', last: 'Letzte Antwort', version: 'Docker-Version', address: 'Docker-Adresse', between: 'Zwischen Labs', apart: 'Labs erreichen einander nicht: gesehen um {time}', notApart: 'Labs erreichen einander: gesehen um {time}', notSeen: 'noch nicht nachgesehen: zwei eigene Container versuchen es, wenn ein Lab bereit geworden ist', route: 'Von anderen Rechnern', routeOpen: 'Andere Rechner dieses Netzes kommen womöglich an die Labs heran', routeAnswered: 'Ein Mensch hat geantwortet: getan, oder bekannt', host: 'Dieses Panel läuft in', hosts: { desktop: 'einem eigenen Fenster', browser: 'einem Browser' }, platform: 'Rechner',
    started: 'Motor läuft seit', loops: 'Letzte Prüfung aller Labs', look: 'Noch einmal nachsehen', looking: 'Sieht nach...', failed: 'Es konnte nicht gefragt werden',
    from: 'Woher die Adresse kommt', fromText: 'Das Erste hiervon, das etwas sagt; hat Docker einmal geantwortet, bleibt die App dabei:', option: 'Die Option der Befehlszeile', variable: 'Die Variable der Shell', context: 'Der Kontext, den der docker-Befehl benutzt', places: 'Die üblichen Orte von Docker auf diesem System', restart: 'Eine Änderung gilt ab dem nächsten Start der App. Labs laufen derweil weiter.',
    numbers: 'Abstände, Grenzen und Wiederholungen stehen beim Motor.', engine: 'Zum Motor', provisioners: 'Wege zu einem Lab', practiceEngine: 'Übungsmotor', ready: 'bereit', notReady: 'nicht bereit',
  },
  data: {
    intro: 'Hier ist alles, was diese Installation weiß: Labs, Vorlagen, Einstellungen, eingesammelte Arbeiten. Eine Kopie des Ordners ist eine Sicherung; nur eine App zugleich benutzt ihn.',
    path: 'Ordner', disk: 'Platte', free: '{free} frei von {total}', low: 'Fast voll: Auf eine volle Platte lassen sich keine Labs mehr schreiben. Schaffen Sie Platz.', diskUnknown: 'Wie voll die Platte ist, ist hier nicht bekannt.', label: '{percent} % der Platte sind belegt', where: 'Ein anderer Ordner: mit --data-dir oder LAB_DATA_DIR starten.',
  },
  diagnostics: {
    intro: 'Ein Text für die, die Ihnen helfen: Versionen, Einstellungen, Zustände, Zählungen und die letzten Fehler. Lesen Sie ihn, bevor Sie ihn schicken.',
    leftOut: 'Ausgelassen: Passwörter, Token, Werte von Umgebungen, E-Mail-Adressen bis auf die Domain, Benutzerordner. Namen von Lernenden stehen darin.', collect: 'Sammeln', again: 'Noch einmal sammeln', collecting: 'Wird gesammelt...', save: 'Als Datei speichern', copy: 'Kopieren', preview: 'Was darin steht', size: '{size}, gesammelt {when}', failed: 'Es konnte nicht gesammelt werden', copied: 'Kopiert',
  },
  shortcuts: { intro: 'Dieselbe Liste öffnet sich überall mit ?.' },
  about: { version: 'Version', product: 'Lab Resource Manager', license: 'Apache License 2.0', instance: 'Läuft auf', text: 'Führt Labs für Lernende auf einem Rechner im Klassenraum. Geholt werden nur die Images, aus denen Labs bestehen; geschickt wird nirgendwohin etwas.' },
}

export const words = { en, de }
