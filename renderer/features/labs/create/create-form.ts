import { DEFAULT_NAMESPACE, formatDuration, parseLabDuration } from '../../../../src/contract/words'
import { parseLocalTime } from '../../../ui/local-time'
import type { Meaning } from '../../../roster/headings'

/** What stands in the fields, as it was typed. */
export interface CreateForm {
  template: string
  mode: 'one' | 'class'
  studentName: string
  studentEmail: string
  list: string
  /** What a person said that the list's columns mean; empty: what they seem to mean. */
  meanings: readonly Meaning[]
  /** Empty: after the student. In a class: what the names begin with. */
  name: string
  prefix: string
  duration: string
  start: 'now' | 'at'
  startAt: string
  environment: { id: number; name: string; value: string }[]
  cpu: string
  memory: string
  pids: string
  namespace: string
}

export const emptyForm = (): CreateForm => ({
  template: '',
  mode: 'one',
  studentName: '',
  studentEmail: '',
  list: '',
  meanings: [],
  name: '',
  prefix: '',
  duration: '',
  start: 'now',
  startAt: '',
  environment: [],
  cpu: '',
  memory: '',
  pids: '',
  namespace: DEFAULT_NAMESPACE,
})

/** When a lab ends that is made as the form says; undefined: cannot be said. */
export type EndTime = { readonly at: number } | 'none' | undefined

export function endTimeOf({ duration, start, startAt }: CreateForm, fallback: string, now: number): EndTime {
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
