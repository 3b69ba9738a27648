import { languageOf } from '../../../src/contract/languages/language'
import type { Language } from '../../../src/contract/languages/language'
import { sayIn } from '../../../src/contract/words'
import type { Params } from '../../../src/contract/words'

const en = {
  labs: 'Labs',
  view: 'View',
  edit: 'Edit',
  show: 'Show the panel',
  close: 'Close the window',
  quit: 'Quit (labs keep running)',
  tip: 'Labs: {counts}',
  ready: '{count} ready',
  starting: '{count} starting',
  needYou: '{count} need you',
  failed: 'Lab {name} failed',
  silent: 'Lab {name} does not answer',
  needsYou: '{who} needs you.',
  expired: 'Lab {name} has ended',
  isOver: 'The time of {who} is over. Extend it to go on.',
  expiresSoon: 'Lab {name} ends soon',
  minutesLeft: '{who} has {minutes} minutes left.',
  asked: 'Labs are waiting for your decision',
  asleep: 'This machine was asleep. No lab ends before you have decided.',
  notApart: 'Labs can reach each other',
  noLonger: 'Docker keeps them no longer apart.',
  folderFull: 'The folder of {name} is filling up',
  deleteSomething: '{who} should delete something.',
} as const

export type DesktopMessage = keyof typeof en

const de: Readonly<Record<DesktopMessage, string>> = {
  labs: 'Labs',
  view: 'Ansicht',
  edit: 'Bearbeiten',
  show: 'Panel zeigen',
  close: 'Fenster schließen',
  quit: 'Beenden (Labs laufen weiter)',
  tip: 'Labs: {counts}',
  ready: '{count} bereit',
  starting: '{count} starten',
  needYou: '{count} brauchen Sie',
  failed: 'Lab {name} ist gescheitert',
  silent: 'Lab {name} antwortet nicht',
  needsYou: '{who} braucht Sie.',
  expired: 'Lab {name} ist zu Ende',
  isOver: 'Die Zeit von {who} ist um. Verlängern Sie das Lab, um weiterzumachen.',
  expiresSoon: 'Lab {name} endet bald',
  minutesLeft: '{who} hat noch {minutes} Minuten.',
  asked: 'Labs warten auf Ihre Entscheidung',
  asleep: 'Dieser Rechner hat geschlafen. Kein Lab endet, bevor Sie entschieden haben.',
  notApart: 'Labs können einander erreichen',
  noLonger: 'Docker hält sie nicht mehr auseinander.',
  folderFull: 'Der Ordner von {name} füllt sich',
  deleteSomething: '{who} sollte etwas löschen.',
}

const fr: Readonly<Record<DesktopMessage, string>> = {
  labs: 'Labs',
  view: 'Affichage',
  edit: 'Édition',
  show: 'Afficher le panneau',
  close: 'Fermer la fenêtre',
  quit: 'Quitter (les labs continuent)',
  tip: 'Labs : {counts}',
  ready: '{count} prêts',
  starting: '{count} en démarrage',
  needYou: '{count} à surveiller',
  failed: 'Le lab {name} a échoué',
  silent: 'Le lab {name} ne répond pas',
  needsYou: '{who} a besoin de vous.',
  expired: 'Le lab {name} est terminé',
  isOver: 'Le temps de {who} est écoulé. Prolongez le lab pour continuer.',
  expiresSoon: 'Le lab {name} se termine bientôt',
  minutesLeft: 'Il reste {minutes} minutes à {who}.',
  asked: 'Des labs attendent votre décision',
  asleep: 'Cette machine a dormi. Aucun lab ne se termine avant que vous n’ayez décidé.',
  notApart: 'Les labs peuvent s’atteindre',
  noLonger: 'Docker ne les sépare plus.',
  folderFull: 'Le dossier de {name} se remplit',
  deleteSomething: '{who} devrait supprimer quelque chose.',
}

/** What the desktop's menu, tray and notifications say, in every language. */
export const DESKTOP_MESSAGES: Readonly<Record<Language, Readonly<Record<DesktopMessage, string>>>> = { en, de, fr }

export type Translate = (word: DesktopMessage, params?: Params) => string

/** In the system's own language, such as `fr-CA`. */
export function translatorFor(locale: string): Translate {
  const words = DESKTOP_MESSAGES[languageOf(locale)]
  return (word, params = {}) => sayIn(words, { code: word, params }) ?? word
}
