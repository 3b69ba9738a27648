import type { Channel } from '../../../../src/contract/channel'
import { isApiError, isConflict } from '../../../../src/contract/words'
import type { StoredLab } from '../../../../src/contract/words'
import type { ErrorTranslator } from '../../../lab/engine-messages'
import { placeCauses } from './cause-positions'
import { objectToWrite, readText } from './lab-text'
import type { TextMistake, TextMessages } from './lab-text'

export interface CheckResult {
  readonly mistakes: readonly TextMistake[]
  /** Why the engine could not be asked. */
  readonly unchecked?: string
}

export interface CheckRequest {
  readonly channel: Channel
  readonly text: string
  /** Read at. */
  readonly base: StoredLab
  /** As it is now. */
  readonly now: StoredLab
  readonly sentences: TextMessages
  readonly translator: ErrorTranslator
}

/** First what the text itself says wrong, then what the engine would say to it, without writing anything. */
export async function checkText({ channel, text, base, now, sentences, translator }: CheckRequest): Promise<CheckResult> {
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
    return checkResultOf(error, text, translator)
  }
}

/** A conflict is no mistake of the text: another version was written in this very moment. */
export function checkResultOf(error: unknown, text: string, translator: ErrorTranslator): CheckResult {
  if (isConflict(error)) return { mistakes: [] }
  if (!isApiError(error) || error.reason === 'ServiceUnavailable') return { mistakes: [], unchecked: translator.errorText(error) }
  const { causes = [] } = error.details
  return {
    mistakes:
      causes.length > 0 ? placeCauses(text, causes, translator) : [{ message: translator.errorText(error), from: 0, to: firstLine(text) }],
  }
}

const firstLine = (text: string): number => (text.indexOf('\n') === -1 ? text.length : text.indexOf('\n'))
