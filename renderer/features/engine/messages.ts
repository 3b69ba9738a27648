import type { Translation } from '../../ui/words'

const en = { title: 'Engine' }
const de: Translation<typeof en> = { title: 'Motor' }

export const words = { en, de }
