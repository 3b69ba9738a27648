import type { SentenceCode } from '../../core/sentences/english'
import { BOUNDS } from './bounds'
import { CONTACT } from './contact'
import { IMAGES } from './images'
import { ISOLATION } from './isolation'
import { KEEPING } from './keeping'
import { READINESS } from './readiness'
import { REMOVAL } from './removal'
import { STORE } from './store'
import { UP_TO_DATE } from './up-to-date'
import { WORK } from './work'

/** Every code in German: the compiler says which is missing. */
export const GERMAN_SENTENCES: Readonly<Record<SentenceCode, string>> = {
  ...UP_TO_DATE,
  ...REMOVAL,
  ...READINESS,
  ...CONTACT,
  ...IMAGES,
  ...KEEPING,
  ...WORK,
  ...STORE,
  ...BOUNDS,
  ...ISOLATION,
}
