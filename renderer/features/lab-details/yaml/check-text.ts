import type { Channel } from '../../../../src/contract/channel'
import { isApiError, isConflict } from '../../../../src/contract/words'
import type { StoredLab } from '../../../../src/contract/words'
import type { Teller } from '../../../lab/engine-says'
import { placeCauses } from './cause-places'
import { objectToWrite, readText } from './lab-text'
import type { TextMistake, TextSentences } from './lab-text'

export interface Verdict {
  readonly mistakes: readonly TextMistake[]
  /** Why the engine could not be asked. */
  readonly unchecked?: string
}

export interface Question {
  readonly channel: Channel
  readonly text: string
  /** Read at. */
  readonly base: StoredLab
  /** As it is now. */
  readonly now: StoredLab
  readonly sentences: TextSentences
  readonly says: Teller
}

/** First what the text itself says wrong, then what the engine would say to it, without writing anything. */
export async function checkText({ channel, text, base, now, sentences, says }: Question): Promise<Verdict> {
  const read = readText(text, sentences)
  if ('mistakes' in read) return read
  const { namespace = '', name, resourceVersion } = now.metadata
  try {
    await channel.call('replace', {
      kind: 'LabInstance',
      namespace,
      name,
      object: objectToWrite(read.object, base, resourceVersion),
      dryRun: true,
      fieldManager: 'panel',
    })
    return { mistakes: [] }
  } catch (error) {
    return verdictOf(error, text, says)
  }
}

/** A conflict is no mistake of the text: another version was written in this very moment. */
export function verdictOf(error: unknown, text: string, says: Teller): Verdict {
  if (isConflict(error)) return { mistakes: [] }
  if (!isApiError(error) || error.reason === 'ServiceUnavailable') return { mistakes: [], unchecked: says.refused(error) }
  const { causes = [] } = error.details
  return {
    mistakes: causes.length > 0 ? placeCauses(text, causes, says) : [{ message: says.refused(error), from: 0, to: firstLine(text) }],
  }
}

const firstLine = (text: string): number => (text.indexOf('\n') === -1 ? text.length : text.indexOf('\n'))
