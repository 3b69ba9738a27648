import type { Translation } from '../../../../ui/i18n'
import type { en } from './en'

export const fr: Translation<typeof en> = {
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
