import { en as events } from '../events/messages/en'
import { en as loops } from '../loops/messages/en'
import { en as metrics } from '../metrics/messages/en'
import { en as picture } from '../picture/messages/en'
import { en as settings } from '../settings/messages/en'

export const en = {
  title: 'Engine',
  sections: 'Sections of this page',
  section: { pattern: 'Pattern', waits: 'Waits for a person', settings: 'Settings', metrics: 'Measurements', events: 'Events' },
  unknown: 'not known',
  loading: 'Waiting for the first word from the engine …',
  waits: {
    text: 'Nothing here is touched until somebody decides.',
    quarantine: 'Containers that carry our label and belong to no lab that is known here',
    container: 'Container {id}',
    remove: 'Whoever knows that one is not needed any more removes it by hand; the engine will not.',
    notices: 'What the store had to say when it was opened',
  },
  ...picture,
  ...loops,
  ...settings,
  ...metrics,
  ...events,
}
