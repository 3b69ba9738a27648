import type { Translation } from '../../ui/i18n'
import { eventMessages } from './events/messages'
import { loopMessages } from './loops/messages'
import { metricMessages } from './metrics/messages'
import { pictureMessages } from './picture/messages'
import { settingMessages } from './settings/messages'

const en = {
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
  ...pictureMessages.en,
  ...loopMessages.en,
  ...settingMessages.en,
  ...metricMessages.en,
  ...eventMessages.en,
}

const de: Translation<typeof en> = {
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
  ...pictureMessages.de,
  ...loopMessages.de,
  ...settingMessages.de,
  ...metricMessages.de,
  ...eventMessages.de,
}

const fr: Translation<typeof en> = {
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
  ...pictureMessages.fr,
  ...loopMessages.fr,
  ...settingMessages.fr,
  ...metricMessages.fr,
  ...eventMessages.fr,
}

export const messages = { en, de, fr }
