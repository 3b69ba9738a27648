import type { Translation } from '../ui/words'

const en = {
  app: 'Labs',
  navigation: 'Screens',
  skip: 'Skip to the labs',
  nav: { labs: 'Labs', timelines: 'Timelines', engine: 'Engine', templates: 'Templates', settings: 'Settings' },
  lost: 'The engine of this panel cannot be reached. Showing what was last known; trying again.',
  header: { labs: 'no labs | 1 lab | {count} labs', ready: '{count} ready', next: 'next check {when}', docker: 'Docker {version} on this machine', practice: 'practice engine', silent: 'Docker is not answering' },
  bell: { title: 'What happened', empty: 'Nothing yet. Failures, ends of labs and lost contact are kept here.', open: 'Notifications, {count} new', failed: '{name} failed', expiresSoon: '{name} ends in {minutes} min', expired: '{name} has ended; its work is kept', dockerLost: 'Docker stopped answering', dockerBack: 'Docker answers again', asked: 'A decision is waiting for you' },
  theme: { title: 'Appearance', system: 'As the system', dark: 'Dark', light: 'Light', contrast: 'High contrast', projector: 'Projector size' },
  palette: { title: 'Commands', placeholder: 'What do you want to do?', none: 'No command is called that.', open: 'Commands' },
  keys: { title: 'Keyboard shortcuts', go: 'Go to', general: 'Everywhere', list: 'In lists', search: 'Search in the list', new: 'New lab', palette: 'All commands', sheet: 'This sheet', move: 'Next and previous row', open: 'Open', close: 'Close, clear', select: 'Select' },
}

const de: Translation<typeof en> = {
  app: 'Labs',
  navigation: 'Bereiche',
  skip: 'Zu den Labs springen',
  nav: { labs: 'Labs', timelines: 'Zeitleisten', engine: 'Motor', templates: 'Vorlagen', settings: 'Einstellungen' },
  lost: 'Der Motor dieses Panels ist nicht erreichbar. Gezeigt wird der letzte bekannte Stand; es wird weiter versucht.',
  header: { labs: 'keine Labs | 1 Lab | {count} Labs', ready: '{count} bereit', next: 'nächste Prüfung {when}', docker: 'Docker {version} auf diesem Rechner', practice: 'Übungsmotor', silent: 'Docker antwortet nicht' },
  bell: { title: 'Was geschah', empty: 'Noch nichts. Fehler, Enden von Labs und verlorene Verbindungen stehen später hier.', open: 'Meldungen, {count} neu', failed: '{name} ist gescheitert', expiresSoon: '{name} endet in {minutes} min', expired: '{name} ist zu Ende; die Arbeit ist aufgehoben', dockerLost: 'Docker antwortet nicht mehr', dockerBack: 'Docker antwortet wieder', asked: 'Eine Entscheidung wartet auf Sie' },
  theme: { title: 'Darstellung', system: 'Wie das System', dark: 'Dunkel', light: 'Hell', contrast: 'Hoher Kontrast', projector: 'Beamer-Größe' },
  palette: { title: 'Befehle', placeholder: 'Was möchten Sie tun?', none: 'So heißt kein Befehl.', open: 'Befehle' },
  keys: { title: 'Tastenkürzel', go: 'Gehe zu', general: 'Überall', list: 'In Listen', search: 'In der Liste suchen', new: 'Neues Lab', palette: 'Alle Befehle', sheet: 'Diese Übersicht', move: 'Nächste und vorige Zeile', open: 'Öffnen', close: 'Schließen, leeren', select: 'Auswählen' },
}

export const shellWords = { en, de }
