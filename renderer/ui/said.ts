import { useNow } from './now'
import { hasInstant, withClockTimes } from './time'
import { useWords } from './words'

/** What the engine says, as a person at this clock reads it. Ticks only where there is a moment to be told. */
export function useSaid(): (sentence: string) => string {
  const ticking = useNow()
  const { locale } = useWords()
  return (sentence) => (hasInstant(sentence) ? withClockTimes(sentence, ticking.now, locale.value) : sentence)
}
