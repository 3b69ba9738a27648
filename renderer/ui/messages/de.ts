import type { Translation } from '../i18n'
import type { en } from './en'

export const de: Translation<typeof en> = {
  close: 'Schließen',
  cancel: 'Abbrechen',
  undo: 'Rückgängig',
  retry: 'Noch einmal',
  copy: 'Kopieren',
  copied: 'Kopiert',
  save: 'Speichern',
  search: 'Suchen',
  show: 'Zeigen',
  yes: 'Ja',
  no: 'Nein',
  justNow: 'eben',
  copyRefused: 'Der Browser lässt diese Seite nicht kopieren. Hier steht es zum Kopieren von Hand:',
  keys: {
    general: 'Überall',
    list: 'In Listen',
    move: 'Nächste und vorige Zeile',
    open: 'Öffnen',
    close: 'Schließen, leeren',
    select: 'Auswählen',
  },
}
