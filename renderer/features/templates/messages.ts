import { de } from './messages/de'
import { en } from './messages/en'

export const words = { en, de }
