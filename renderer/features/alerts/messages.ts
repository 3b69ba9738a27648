import { de } from './messages/de'
import { en } from './messages/en'
import { fr } from './messages/fr'

export const messages = { en, de, fr }
