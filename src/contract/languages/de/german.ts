import type { SentenceCode } from '../../../core/sentences/english'
import { CONTACT } from './contact'
import { DOCKER } from './docker'
import { IMAGES } from './images'
import { ISOLATION } from './isolation'
import { KEEPING } from './keeping'
import { LIFE } from './life'
import { MISTAKES } from './mistakes'
import { READINESS } from './readiness'
import { REFUSALS } from './refusals'
import { REMOVAL } from './removal'
import { PROGRAM } from './program'
import { STORE } from './store'
import { UP_TO_DATE } from './up-to-date'
import { WORK } from './work'

/** Every code in German: the compiler says which is missing. */
export const GERMAN: Readonly<Record<SentenceCode, string>> = {
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
}
