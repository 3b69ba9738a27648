import { memoryText } from '../limits/memory'
import { useMessages } from '../../ui/i18n'
import { fieldText, pathText } from './pending-change'
import type { PendingChange } from './pending-change'

const MIB = 2 ** 20

/** What is said of what waits: in short, with the fields, and what the places of a container are called. */
export function usePendingChangeTexts() {
  const { t, locale } = useMessages()
  const short = (waiting: PendingChange): string =>
    waiting.kind === 'limit'
      ? t('lab.pendingChange.limit', {
          limit: memoryText(waiting.limitMiB * MIB, locale.value),
          used: memoryText(waiting.usedMiB * MIB, locale.value),
        })
      : t(`lab.pendingChange.${waiting.kind}`, { count: waiting.fields.length }, waiting.fields.length)
  /** For a column that is narrow in some languages. */
  const tight = (waiting: PendingChange): string =>
    waiting.kind === 'limit'
      ? short(waiting)
      : t(`lab.pendingChange.tight.${waiting.kind}`, { count: waiting.fields.length }, waiting.fields.length)
  const fields = (names: readonly string[]): string => names.map((name) => fieldText(name, t)).join(', ')
  const whole = (waiting: PendingChange): string =>
    waiting.kind === 'limit' || waiting.fields.length === 0
      ? short(waiting)
      : t('lab.pendingChange.these', { what: short(waiting), fields: fields(waiting.fields) })
  const holds = (paths: readonly string[]): string => paths.map((path) => pathText(path, t)).join(', ')
  return { short, tight, whole, fields, holds }
}
