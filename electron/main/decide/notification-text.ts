import { languageOf } from '../../../src/contract/languages/language'
import { SENTENCES } from '../../../src/contract/languages/languages'
import { sayIn } from '../../../src/contract/words'
import type { Notice } from '../../../src/contract/notice'
import { visibleText } from '../../../src/contract/visible-text'
import { translatorFor } from './desktop-messages'

export interface NotificationText {
  readonly title: string
  readonly body: string
}

/** What the desktop says of a notice, to somebody who is looking elsewhere; undefined: the bell in the panel is enough. What nobody would see in it is shown. */
export function notificationText(notice: Notice, locale: string): NotificationText | undefined {
  const words = plainTextOf(notice, locale)
  return words === undefined ? undefined : { title: visibleText(words.title), body: visibleText(words.body) }
}

function plainTextOf(notice: Notice, locale: string): NotificationText | undefined {
  const { type, name = '', student, minutesLeft } = notice
  const say = translatorFor(locale)
  const who = student === undefined ? name : `${name} (${student})`
  const told = toldIn(notice, locale)
  switch (type) {
    case 'failed':
    case 'silent':
      return { title: say(type, { name }), body: told ?? say('needsYou', { who }) }
    case 'expired':
      return { title: say('expired', { name }), body: say('isOver', { who }) }
    case 'expiresSoon':
      return { title: say('expiresSoon', { name }), body: say('minutesLeft', { who, minutes: minutesLeft ?? 1 }) }
    case 'asked':
      return { title: say('asked'), body: told ?? say('asleep') }
    case 'notApart':
      return { title: say('notApart'), body: told ?? say('noLonger') }
    case 'folderFull':
      return { title: say('folderFull', { name }), body: told ?? say('deleteSomething', { who }) }
    case 'folderFits':
    case 'answers':
    case 'moved':
    case 'cleanedUp':
    case 'dockerLost':
    case 'dockerBack':
    case 'slow':
    case 'quick':
      return undefined
  }
}

function toldIn({ code, params, message }: Notice, locale: string): string | undefined {
  return (code === undefined ? undefined : sayIn(SENTENCES[languageOf(locale)], { code, params })) ?? message
}
