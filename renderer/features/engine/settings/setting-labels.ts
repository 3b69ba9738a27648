import { percent } from '../numbers'
import { SETTINGS } from './setting-list'

type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string

const keyOf = (path: string): string => path.replace('.', '-')

/** "Poll interval" */
export const nameOf = (path: string, t: Translate): string => t(`engine.setting.${keyOf(path)}`)

/** "Watching: poll interval": for a line that stands alone. */
export const fullNameOf = (path: string, t: Translate): string => `${t(`engine.group.${path.split('.')[0] ?? ''}`)} · ${nameOf(path, t)}`

const KNOWN_WRITERS: readonly string[] = ['panel', 'api']

/** Who wrote it: this panel, the API, or the name that another program gave itself. */
export const writerName = (by: string, t: Translate): string => (KNOWN_WRITERS.includes(by) ? t(`engine.history.who.${by}`) : by)

/** A setting's value as a person reads it. */
export function formatValue(path: string, value: unknown, t: Translate, language: string): string {
  const kind = SETTINGS.find((each) => each.path === path)?.kind
  if (typeof value === 'boolean') return t(value ? 'engine.settings.on' : 'engine.settings.off')
  if (kind === 'choice') return t(`engine.choice.${String(value)}`)
  if (kind === 'percent') return percent(Number(value), language)
  if (Array.isArray(value)) return value.length === 0 ? t('engine.settings.none') : value.join(', ')
  return value === 'none' ? t('engine.settings.none') : String(value)
}
