import type { Translation } from './i18n'

const en = {
  close: 'Close',
  cancel: 'Cancel',
  undo: 'Undo',
  retry: 'Try again',
  copy: 'Copy',
  copied: 'Copied',
  save: 'Save',
  search: 'Search',
  show: 'Show',
  yes: 'Yes',
  no: 'No',
  justNow: 'just now',
  copyRefused: 'The browser does not let this page copy. Here it is to be copied by hand:',
  keys: { general: 'Everywhere', list: 'In lists', move: 'Next and previous row', open: 'Open', close: 'Close, clear', select: 'Select' },
}
const de: Translation<typeof en> = {
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

const fr: Translation<typeof en> = {
  close: 'Fermer',
  cancel: 'Annuler',
  undo: 'Annuler',
  retry: 'Réessayer',
  copy: 'Copier',
  copied: 'Copié',
  save: 'Enregistrer',
  search: 'Rechercher',
  show: 'Afficher',
  yes: 'Oui',
  no: 'Non',
  justNow: 'à l’instant',
  copyRefused: 'Le navigateur ne laisse pas cette page copier. Voici le texte à copier à la main :',
  keys: {
    general: 'Partout',
    list: 'Dans les listes',
    move: 'Ligne suivante et précédente',
    open: 'Ouvrir',
    close: 'Fermer, vider',
    select: 'Sélectionner',
  },
}

export const uiMessages = { en, de, fr }
