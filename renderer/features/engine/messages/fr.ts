import type { Translation } from '../../../ui/i18n'
import { fr as events } from '../events/messages/fr'
import { fr as loops } from '../loops/messages/fr'
import { fr as metrics } from '../metrics/messages/fr'
import { fr as picture } from '../picture/messages/fr'
import { fr as settings } from '../settings/messages/fr'
import type { en } from './en'

export const fr: Translation<typeof en> = {
  title: 'Moteur',
  sections: 'Sections de cette page',
  section: { pattern: 'Principe', waits: 'Attend une personne', settings: 'Réglages', metrics: 'Mesures', events: 'Événements' },
  unknown: 'inconnu',
  loading: 'En attente du premier mot du moteur …',
  waits: {
    text: 'Rien n’est touché ici avant que quelqu’un décide.',
    quarantine: 'Conteneurs qui portent notre étiquette et n’appartiennent à aucun lab connu ici',
    container: 'Conteneur {id}',
    remove: 'Si vous savez que l’un d’eux ne sert plus, supprimez-le à la main ; le moteur ne le fera pas.',
    notices: 'Ce que le stockage avait à dire à son ouverture',
  },
  ...picture,
  ...loops,
  ...settings,
  ...metrics,
  ...events,
}
