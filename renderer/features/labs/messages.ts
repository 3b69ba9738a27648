import type { Translation } from '../../ui/words'

const en = { title: 'Labs' }
const de: Translation<typeof en> = { title: 'Labs' }

export const words = { en, de }
