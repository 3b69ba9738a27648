import type { SentenceCode } from '../../core/sentences/english'
import { CONTACT } from './contact'
import { IMAGES } from './images'
import { ISOLATION } from './isolation'
import { KEEPING } from './keeping'
import { READINESS } from './readiness'
import { UP_TO_DATE } from './up-to-date'

/** Every code in German: the compiler says which is missing. */
export const GERMAN_SENTENCES: Readonly<Record<SentenceCode, string>> = { ...UP_TO_DATE, ...READINESS, ...CONTACT, ...IMAGES, ...KEEPING, ...ISOLATION }
