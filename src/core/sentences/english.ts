import type { Sentence } from './sentence'
import { CONTACT } from './contact'
import { DOCKER } from './docker'
import { IMAGES } from './images'
import { ISOLATION } from './isolation'
import { KEEPING } from './keeping'
import { LIFE } from './life'
import { MISTAKES } from './mistakes'
import { READINESS } from './readiness'
import { REFUSALS } from './refusals'
import { sayIn } from './say'
import { REMOVAL } from './removal'
import { PROGRAM } from './program'
import { STORE } from './store'
import { UP_TO_DATE } from './up-to-date'
import { WORK } from './work'

/** Every code that there is, and what it says in English: what kubectl, the logs and the HTTP API show. */
export const ENGLISH = {
  ...LIFE,
  ...MISTAKES,
  ...REFUSALS,
  ...DOCKER,
  ...UP_TO_DATE,
  ...REMOVAL,
  ...READINESS,
  ...CONTACT,
  ...IMAGES,
  ...KEEPING,
  ...WORK,
  ...STORE,
  ...ISOLATION,
  ...PROGRAM,
} as const

export type SentenceCode = keyof typeof ENGLISH

export function english(sentence: Sentence): string {
  return sayIn(ENGLISH, sentence) ?? sentence.code
}
