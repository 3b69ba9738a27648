import type { LabTemplate, LabTemplateSpec } from '../../../../src/contract/words'
import type { LabRow } from '../../../lab/lab-row'
import { stringify } from 'yaml'

export interface OutdatedRows {
  /** The next restart applies it. */
  readonly restart: readonly LabRow[]
  /** A restart keeps their containers. */
  readonly replace: readonly LabRow[]
}

/** The labs of a template that were made for something else than is declared now. */
export function outdatedOf({ metadata }: Pick<LabTemplate, 'metadata'>, rows: Iterable<LabRow>): OutdatedRows {
  const own = [...rows].filter(({ template, namespace }) => template === metadata.name && namespace === (metadata.namespace ?? ''))
  const waiting = (kind: string): readonly LabRow[] => own.filter((row) => row.pendingChange?.kind === kind)
  return { restart: waiting('restart'), replace: waiting('replace') }
}

/** One member of a template's spec that is otherwise in another; absent: it has none. */
export interface SpecDifference {
  readonly member: string
  readonly mine?: string
  readonly newer?: string
}

export function specDifferences(mine: LabTemplateSpec, newer: LabTemplateSpec): readonly SpecDifference[] {
  const [before, after] = [texts(mine), texts(newer)]
  const members = [...new Set([...before.keys(), ...after.keys()])].filter((member) => before.get(member) !== after.get(member))
  return members.map((member) => ({ member, ...textAt('mine', before.get(member)), ...textAt('newer', after.get(member)) }))
}

function texts(spec: LabTemplateSpec): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(spec).flatMap(([member, value]) =>
      value === undefined ? [] : [[member, stringify(value, { lineWidth: 0, sortMapEntries: true }).trim()] as const],
    ),
  )
}

const textAt = (side: 'mine' | 'newer', text: string | undefined) => (text === undefined ? {} : { [side]: text })
