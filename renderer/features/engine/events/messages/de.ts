import type { Translation } from '../../../../ui/i18n'
import type { en } from './en'

export const de: Translation<typeof en> = {
  events: {
    text: 'Jede Änderung als CloudEvent 1.0, wie ein anderes Programm sie bekäme. Seit diese Seite offen ist, höchstens {most}.',
    type: 'Art',
    all: 'Alle Arten',
    hold: 'Anhalten',
    release: 'Fortsetzen',
    waiting: 'Angehalten: kein neues Ereignis | Angehalten: 1 neues Ereignis | Angehalten: {count} neue Ereignisse',
    count: 'kein Ereignis | 1 Ereignis | {count} Ereignisse',
    empty: 'Noch kein Ereignis. Die nächste Änderung eines Labs erscheint hier.',
    none: 'Noch kein Ereignis dieser Art.',
    list: 'Ereignisse, neueste zuerst',
    chosen: 'Ereignis als JSON',
    choose: 'Wählen Sie ein Ereignis, um es ganz zu lesen.',
  },
}
