import type { EngineWord } from './engine-says/engine-says'
import type { LabRow } from './lab-row'

/** What stands between a lab and being as it is wanted, or what was said of it last; undefined: nothing worth a line. */
export type WaitsFor =
  /** 1 is next. */
  | { readonly kind: 'queue'; readonly position: number }
  /** `percent` absent: under way, nobody knows how far. */
  | { readonly kind: 'pull'; readonly percent?: number }
  | { readonly kind: 'schedule' }
  | { readonly kind: 'change' }
  | { readonly kind: 'said'; readonly word: EngineWord; readonly isTrouble: boolean }

/** All of an image may be here long before it is unpacked: a bar that stands at its end would look stuck. */
export const isUnpacking = (percent: number | undefined): boolean => percent !== undefined && percent >= 100

export function waitsFor(row: LabRow): WaitsFor | undefined {
  if (row.queuePosition !== undefined) return { kind: 'queue', position: row.queuePosition }
  if (row.isPulling) return { kind: 'pull', ...(row.pullPercent === undefined ? {} : { percent: row.pullPercent }) }
  if (row.state === 'pending' && row.lab.spec.scheduledStart !== undefined) return { kind: 'schedule' }
  if (row.silence !== undefined) return { kind: 'said', word: row.silence, isTrouble: true }
  if (row.state === 'ready') return row.isUpToDate ? undefined : { kind: 'change' }
  return row.message === '' ? undefined : { kind: 'said', word: wordOf(row), isTrouble: row.state === 'failed' || row.retries > 0 }
}

function wordOf({ reason, message, code, params }: LabRow): EngineWord {
  return { reason, message, ...(code === undefined ? {} : { code }), ...(params === undefined ? {} : { params }) }
}
