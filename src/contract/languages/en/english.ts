import { ENGLISH, type SentenceCode } from '../../../core/sentences/english'
import { MISTAKES } from './mistakes'
import { REFUSALS } from './refusals'

/** Every code as a person reads it in English: what the API server has its own words for is said more kindly. */
export const ENGLISH_FOR_PEOPLE: Readonly<Record<SentenceCode, string>> = { ...ENGLISH, ...MISTAKES, ...REFUSALS }
