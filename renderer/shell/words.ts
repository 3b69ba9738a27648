import { words as engine } from '../features/engine/messages'
import { words as labDetails } from '../features/lab-details/messages'
import { words as labs } from '../features/labs/messages'
import { words as settings } from '../features/settings/messages'
import { words as templates } from '../features/templates/messages'
import { words as timelines } from '../features/timelines/messages'
import { words as trouble } from '../features/trouble/messages'
import { labWords } from '../lab/messages'
import { uiWords } from '../ui/messages'
import { shellWords } from './messages'

/** Every word of the panel, each feature's under its own name: `t('labs.title')`. */
export const WORDS = { shell: shellWords, ui: uiWords, lab: labWords, labs, labDetails, timelines, engine, templates, settings, trouble }
