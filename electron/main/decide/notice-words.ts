import type { Notice } from '../../../src/contract/notice'
import { visibleText } from '../../../src/contract/visible-text'

export interface Words {
  readonly title: string
  readonly body: string
}

/** What the desktop says of a notice, to somebody who is looking elsewhere; undefined: the bell in the panel is enough. What nobody would see in it is shown. */
export function wordsOf(notice: Notice): Words | undefined {
  const words = plainWordsOf(notice)
  return words === undefined ? undefined : { title: visibleText(words.title), body: visibleText(words.body) }
}

function plainWordsOf({ type, name = '', student, minutesLeft, message }: Notice): Words | undefined {
  const who = student === undefined ? name : `${name} (${student})`
  switch (type) {
    case 'failed':
      return { title: `Lab ${name} failed`, body: message ?? `${who} needs you.` }
    case 'silent':
      return { title: `Lab ${name} does not answer`, body: message ?? `${who} needs you.` }
    case 'expired':
      return { title: `Lab ${name} has ended`, body: `The time of ${who} is over. Extend it to go on.` }
    case 'expiresSoon':
      return { title: `Lab ${name} ends soon`, body: `${who} has ${minutesLeft ?? 'a few'} minutes left.` }
    case 'asked':
      return {
        title: 'Labs are waiting for your decision',
        body: message ?? 'This machine was asleep. No lab ends before you have decided.',
      }
    case 'notApart':
      return { title: 'Labs can reach each other', body: message ?? 'Docker keeps them no longer apart.' }
    case 'folderFull':
      return { title: `The folder of ${name} is filling up`, body: message ?? `${who} should delete something.` }
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
