import type { Translation } from '../../ui/words'

const en = { title: 'Timelines' }
const de: Translation<typeof en> = { title: 'Zeitleisten' }

export const words = { en, de }
