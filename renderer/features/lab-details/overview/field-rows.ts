import type { LabTemplateSpec } from '../../../../src/contract/words'
import { fieldWord, placeWord, waitingOf } from '../../../lab/waiting/waiting'
import { looksSecret } from '../secrets'
import type { Subject } from '../subject'
import { word } from './overview-row'
import type { Around, OverviewRow } from './overview-row'

/** Those have a row of their own. */
const SHOWN: ReadonlySet<string> = new Set(['image', 'ports', 'resources'])
const VARIABLE = 'environment.'

/** One row for each other field that differs. What a container was made with is known by its fingerprint only: that it is another is all that can be said. */
export function fieldRows({ lab, isGone }: Subject, around: Around): readonly OverviewRow[] {
  const waiting = isGone ? undefined : waitingOf(lab)
  if (waiting === undefined || waiting.kind === 'limit') return []
  return waiting.fields
    .filter((field) => !SHOWN.has(field))
    .map((field) => ({
      name: `field.${field}`,
      label: fieldWord(field, around.t),
      wanted: wantedOf(field, lab.spec.environment, around),
      true: word(around, 'field.earlier'),
      agreement: waiting.kind,
    }))
}

function wantedOf(field: string, own: Readonly<Record<string, string>> | undefined, around: Around): string {
  const { template } = around
  if (field.startsWith(VARIABLE)) return variableOf(field.slice(VARIABLE.length), { ...template?.environment, ...own }, around)
  if (template === undefined) return word(around, 'unknown')
  return OF_TEMPLATE[field]?.(template, around) ?? word(around, 'field.another')
}

function variableOf(name: string, environment: Readonly<Record<string, string>>, around: Around): string {
  const value = environment[name]
  if (value === undefined) return word(around, 'none')
  return looksSecret(name) ? word(around, 'field.another') : value
}

const listed = (names: readonly string[] | undefined, around: Around): string =>
  names === undefined || names.length === 0 ? word(around, 'none') : names.join(', ')

const OF_TEMPLATE: Readonly<Record<string, (template: LabTemplateSpec, around: Around) => string>> = {
  command: ({ command }, around) => command?.join(' ') ?? word(around, 'field.ofImage'),
  user: ({ user }, around) => user ?? word(around, 'field.ofImage'),
  workDir: ({ workDir }, around) => workDir ?? word(around, 'none'),
  secrets: ({ secrets }, around) => listed(secrets, around),
  capabilities: ({ capabilities }, around) => listed(capabilities, around),
  writable: ({ writable = false }, around) => {
    if (typeof writable !== 'boolean') return listed(writable, around)
    return writable ? placeWord('/', around.t) : word(around, 'none')
  },
}
