import { useSaid } from '../../ui/said'
import { useWords } from '../../ui/words'
import { engineSays } from './engine-says'
import type { EngineWord } from './engine-says'
import { mistakeSays, refusalSays } from './refusal'
import type { Cause } from '../../../src/contract/words'

/** What the engine says, as a person at this clock reads it in their own language; and, for a hover, the engine's own sentence where it is another one. */
export function useEngineSays() {
  const said = useSaid()
  const { locale } = useWords()
  const says = (word: EngineWord): string => said(engineSays(word, locale.value))
  const original = (word: EngineWord): string | undefined =>
    word.message === engineSays(word, locale.value) ? undefined : said(word.message ?? '')
  /** Why something that a person wanted could not be. */
  const refused = (error: unknown): string => said(refusalSays(error, locale.value))
  const mistake = (cause: Cause): string => mistakeSays(cause, locale.value)
  return { says, original, refused, mistake }
}
