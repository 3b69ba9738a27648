import { messages as labs } from '../features/labs/messages'
import { messages as alerts } from '../features/alerts/messages'
import { labMessages } from '../lab/messages'
import { uiMessages } from '../ui/messages'
import { shellMessages } from './messages'

/** The messages of the first screen, each feature's under its own name: `t('labs.title')`. */
export const MESSAGES = { shell: shellMessages, ui: uiMessages, lab: labMessages, labs, alerts }

/** Those of the other screens, loaded with them: no screen uses the messages of another one. */
export const LAZY_MESSAGES = {
  labDetails: () => import('../features/lab-details/messages'),
  timelines: () => import('../features/timelines/messages'),
  engine: () => import('../features/engine/messages'),
  templates: () => import('../features/templates/messages'),
  settings: () => import('../features/settings/messages'),
}
