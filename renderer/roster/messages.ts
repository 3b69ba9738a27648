import { de } from './messages/de'
import { en } from './messages/en'
import { fr } from './messages/fr'

export const rosterMessages = { en, de, fr }
