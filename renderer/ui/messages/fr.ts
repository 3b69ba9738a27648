import type { Translation } from '../i18n'
import type { en } from './en'

export const fr: Translation<typeof en> = {
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
