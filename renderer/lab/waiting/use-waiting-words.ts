import { memoryText } from '../limits/memory'
import { useMessages } from '../../ui/i18n'
import { fieldWord, placeWord } from './waiting'
import type { Waiting } from './waiting'

const MIB = 2 ** 20

/** What is said of what waits: in short, with the fields, and what the places of a container are called. */
export function useWaitingWords() {
  const { t, locale } = useMessages()
  const short = (waiting: Waiting): string =>
    waiting.kind === 'limit'
      ? t('lab.waiting.limit', {
          limit: memoryText(waiting.limitMiB * MIB, locale.value),
          used: memoryText(waiting.usedMiB * MIB, locale.value),
        })
      : t(`lab.waiting.${waiting.kind}`, { count: waiting.fields.length }, waiting.fields.length)
  /** For a column that is narrow in some languages. */
  const tight = (waiting: Waiting): string =>
    waiting.kind === 'limit'
      ? short(waiting)
      : t(`lab.waiting.tight.${waiting.kind}`, { count: waiting.fields.length }, waiting.fields.length)
  const fields = (names: readonly string[]): string => names.map((name) => fieldWord(name, t)).join(', ')
  const whole = (waiting: Waiting): string =>
    waiting.kind === 'limit' || waiting.fields.length === 0
      ? short(waiting)
      : t('lab.waiting.these', { what: short(waiting), fields: fields(waiting.fields) })
  const holds = (paths: readonly string[]): string => paths.map((path) => placeWord(path, t)).join(', ')
  return { short, tight, whole, fields, holds }
}
