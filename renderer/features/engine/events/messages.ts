import type { Translation } from '../../../ui/i18n'

const en = {
  events: {
    text: 'Every change as a CloudEvent 1.0, as another program would receive it. Since this page was opened, at most {most}.',
    type: 'Type',
    all: 'All types',
    hold: 'Pause',
    release: 'Resume',
    waiting: 'Paused: no new event | Paused: 1 new event | Paused: {count} new events',
    count: 'no event | 1 event | {count} events',
    empty: 'No event yet. The next change of a lab is shown here.',
    none: 'No event of this type yet.',
    list: 'Events, newest first',
    chosen: 'Event as JSON',
    choose: 'Choose an event to read it whole.',
  },
}

const de: Translation<typeof en> = {
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

const fr: Translation<typeof en> = {
  events: {
    text: 'Chaque changement comme CloudEvent 1.0, tel qu’un autre programme le recevrait. Depuis l’ouverture de cette page, {most} au plus.',
    type: 'Type',
    all: 'Tous les types',
    hold: 'Pause',
    release: 'Reprendre',
    waiting: 'En pause : aucun nouvel événement | En pause : 1 nouvel événement | En pause : {count} nouveaux événements',
    count: 'aucun événement | 1 événement | {count} événements',
    empty: 'Pas encore d’événement. Le prochain changement d’un lab apparaîtra ici.',
    none: 'Pas encore d’événement de ce type.',
    list: 'Événements, le plus récent d’abord',
    chosen: 'Événement en JSON',
    choose: 'Choisissez un événement pour le lire en entier.',
  },
}

export const eventMessages = { en, de, fr }
