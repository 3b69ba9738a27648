import type { LabTemplate } from '../../../../src/contract/words'
import type { LabRow } from '../../../lab/lab-row'

export interface OutdatedRows {
  /** The next restart applies it. */
  readonly restart: readonly LabRow[]
  /** A restart keeps their containers. */
  readonly replace: readonly LabRow[]
}

/** The labs of a template that were made for something else than is declared now. */
export function outdatedOf({ metadata }: Pick<LabTemplate, 'metadata'>, rows: Iterable<LabRow>): OutdatedRows {
  const own = [...rows].filter(({ template, namespace }) => template === metadata.name && namespace === (metadata.namespace ?? ''))
  const waiting = (kind: string): readonly LabRow[] => own.filter((row) => row.waiting?.kind === kind)
  return { restart: waiting('restart'), replace: waiting('replace') }
}
