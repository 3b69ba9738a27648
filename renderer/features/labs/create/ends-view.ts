import { formatDuration, parseLabDuration } from '../../../../src/contract/words'
import { parseLocalTime } from '../../../ui/local-time'
import type { CreateForm } from './create-form'

/** When a lab ends that is made as the form says; undefined: cannot be said. */
export type Ends = { readonly at: number } | 'none' | undefined

export function endsOf({ duration, start, startAt }: CreateForm, fallback: string, now: number): Ends {
  const parsed = parseLabDuration(duration.trim() === '' ? fallback : duration.trim())
  const from = start === 'now' ? now : parseLocalTime(startAt)
  if (!parsed.ok || from === undefined) return undefined
  return parsed.value === 'none' ? 'none' : { at: from + parsed.value }
}

/** What an empty field means: the template's duration, else the settings'. */
export function fallbackDuration(ofTemplate: string | undefined, ofSettings: number | 'none' | undefined): string {
  if (ofTemplate !== undefined) return ofTemplate
  return ofSettings === undefined ? '' : ofSettings === 'none' ? 'none' : formatDuration(ofSettings)
}
