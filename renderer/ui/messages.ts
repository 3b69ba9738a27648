import type { Translation } from './words'

const en = { close: 'Close', cancel: 'Cancel', undo: 'Undo', retry: 'Try again', copy: 'Copy', copied: 'Copied', save: 'Save', search: 'Search', show: 'Show', yes: 'Yes', no: 'No' }
const de: Translation<typeof en> = { close: 'Schließen', cancel: 'Abbrechen', undo: 'Rückgängig', retry: 'Noch einmal', copy: 'Kopieren', copied: 'Kopiert', save: 'Speichern', search: 'Suchen', show: 'Zeigen', yes: 'Ja', no: 'Nein' }

export const uiWords = { en, de }
