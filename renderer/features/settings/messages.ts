import type { Translation } from '../../ui/words'

const en = { title: 'Settings' }
const de: Translation<typeof en> = { title: 'Einstellungen' }

export const words = { en, de }
