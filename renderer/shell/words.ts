import { words as labs } from '../features/labs/messages'
import { words as trouble } from '../features/trouble/messages'
import { labWords } from '../lab/messages'
import { uiWords } from '../ui/messages'
import { shellWords } from './messages'

/** The words of the first screen, each feature's under its own name: `t('labs.title')`. */
export const WORDS = { shell: shellWords, ui: uiWords, lab: labWords, labs, trouble }

/** Those of the other screens, brought with them: nobody says a word of another screen. */
export const LATER_WORDS = {
  labDetails: () => import('../features/lab-details/messages'),
  timelines: () => import('../features/timelines/messages'),
  engine: () => import('../features/engine/messages'),
  templates: () => import('../features/templates/messages'),
  settings: () => import('../features/settings/messages'),
}
