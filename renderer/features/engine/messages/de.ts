import type { Translation } from '../../../ui/i18n'
import { de as events } from '../events/messages/de'
import { de as loops } from '../loops/messages/de'
import { de as metrics } from '../metrics/messages/de'
import { de as picture } from '../picture/messages/de'
import { de as settings } from '../settings/messages/de'
import type { en } from './en'

export const de: Translation<typeof en> = {
  title: 'Motor',
  sections: 'Abschnitte dieser Seite',
  section: { pattern: 'Muster', waits: 'Wartet auf einen Menschen', settings: 'Einstellungen', metrics: 'Messwerte', events: 'Ereignisse' },
  unknown: 'nicht bekannt',
  loading: 'Warte auf das erste Wort des Motors …',
  waits: {
    text: 'Hier wird nichts angefasst, bis jemand entscheidet.',
    quarantine: 'Container, die unser Etikett tragen und zu keinem Lab gehören, das hier bekannt ist',
    container: 'Container {id}',
    remove: 'Wer weiß, dass einer nicht mehr gebraucht wird, entfernt ihn von Hand; der Motor tut es nicht.',
    notices: 'Was der Speicher beim Öffnen zu sagen hatte',
  },
  ...picture,
  ...loops,
  ...settings,
  ...metrics,
  ...events,
}
