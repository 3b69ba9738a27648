import type { Translation } from '../ui/words'

const en = {
  app: 'Labs',
  product: 'Lab Resource Manager',
  navigation: 'Screens',
  skip: 'Skip to the screen',
  nav: { labs: 'Labs', timelines: 'Timelines', engine: 'Engine', templates: 'Templates', settings: 'Settings' },
  header: { labs: 'no labs | 1 lab | {count} labs', ready: '{count} ready', next: 'next check {when}', checking: 'checking now', docker: 'Docker {version} on this machine', docker0: 'Docker on this machine', practice: 'practice engine', silent: 'Docker is not answering', shut: 'Docker cannot be used', lost: 'engine not reached', paused: 'checks are paused' },
  bell: { title: 'What happened', empty: 'Nothing yet. Failures, ends of labs and lost contact are kept here.', open: 'Notifications, {count} new', failed: '{name} failed', silent: '{name} does not answer', answers: '{name} answers again', moved: '{name} has another address', expiresSoon: '{name} ends in {minutes} min', expired: '{name} has ended', cleanedUp: '{name} was cleaned up', dockerLost: 'Docker stopped answering', dockerBack: 'Docker answers again', slow: 'This app is slow', quick: 'This app is quick again', notApart: 'Labs can reach each other', asked: 'A decision is waiting for you', extend: 'Extend 15 min', extended: '{name} goes on for 15 min more', many: { failed: '{count} labs failed', silent: '{count} labs do not answer', expiresSoon: '{count} labs end within {minutes} min', expired: '{count} labs have ended', asked: '{count} decisions are waiting for you' } },
  theme: { title: 'Appearance', system: 'As the system', dark: 'Dark', light: 'Light', contrast: 'High contrast', projector: 'Projector size' },
  palette: { title: 'Commands', placeholder: 'A command, a student, a template', none: 'Nothing is called that.', open: 'Commands', lab: 'Lab', template: 'Template', found: 'nothing found | 1 found | {count} found' },
  keys: { title: 'Keyboard shortcuts', go: 'Go to', general: 'Everywhere', list: 'In lists', search: 'Search in the list', new: 'New lab' },
}

const de: Translation<typeof en> = {
  app: 'Labs',
  product: 'Lab Resource Manager',
  navigation: 'Bereiche',
  skip: 'Zum Inhalt springen',
  nav: { labs: 'Labs', timelines: 'Zeitleisten', engine: 'Motor', templates: 'Vorlagen', settings: 'Einstellungen' },
  header: { labs: 'keine Labs | 1 Lab | {count} Labs', ready: '{count} bereit', next: 'nächste Prüfung {when}', checking: 'wird gerade geprüft', docker: 'Docker {version} auf diesem Rechner', docker0: 'Docker auf diesem Rechner', practice: 'Übungsmotor', silent: 'Docker antwortet nicht', shut: 'Docker ist nicht benutzbar', lost: 'Motor nicht erreicht', paused: 'Prüfungen angehalten' },
  bell: { title: 'Was geschah', empty: 'Noch nichts. Fehler, Enden von Labs und verlorene Verbindungen stehen später hier.', open: 'Meldungen, {count} neu', failed: '{name}: Lab gescheitert', silent: '{name}: Lab antwortet nicht', answers: '{name}: Lab antwortet wieder', moved: '{name}: Lab hat eine andere Adresse', expiresSoon: '{name}: Lab endet in {minutes} min', expired: '{name}: Lab beendet', cleanedUp: '{name}: Lab aufgeräumt', dockerLost: 'Docker antwortet nicht mehr', dockerBack: 'Docker antwortet wieder', slow: 'Diese App ist langsam', quick: 'Diese App ist wieder schnell', notApart: 'Labs erreichen einander', asked: 'Eine Entscheidung wartet auf Sie', extend: '15 min verlängern', extended: '{name}: Lab läuft 15 min länger', many: { failed: '{count} Labs sind gescheitert', silent: '{count} Labs antworten nicht', expiresSoon: '{count} Labs enden innerhalb von {minutes} min', expired: '{count} Labs sind zu Ende', asked: '{count} Entscheidungen warten auf Sie' } },
  theme: { title: 'Darstellung', system: 'Wie das System', dark: 'Dunkel', light: 'Hell', contrast: 'Hoher Kontrast', projector: 'Beamer-Größe' },
  palette: { title: 'Befehle', placeholder: 'Ein Befehl, ein Name, eine Vorlage', none: 'So heißt nichts.', open: 'Befehle', lab: 'Lab', template: 'Vorlage', found: 'nichts gefunden | 1 gefunden | {count} gefunden' },
  keys: { title: 'Tastenkürzel', go: 'Gehe zu', general: 'Überall', list: 'In Listen', search: 'In der Liste suchen', new: 'Neues Lab' },
}

export const shellWords = { en, de }
