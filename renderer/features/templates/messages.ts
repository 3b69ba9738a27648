import type { Translation } from '../../ui/words'

const en = { title: 'Templates' }
const de: Translation<typeof en> = { title: 'Vorlagen' }

export const words = { en, de }
