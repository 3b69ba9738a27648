import type { EngineWord } from './engine-says'
import type { LabRow } from './lab-row'
import type { Waiting } from './waiting/waiting'

/** What stands between a lab and being as it is wanted, or what was said of it last; undefined: nothing worth a line. */
export type WaitsFor =
  /** 1 is next. */
  | { readonly kind: 'queue'; readonly position: number }
  /** `percent` absent: under way, nobody knows how far. */
  | { readonly kind: 'pull'; readonly percent?: number }
  | { readonly kind: 'schedule' }
  | { readonly kind: 'change' }
  /** It runs as it was made; what is declared since comes with a restart, with a replacement, or by itself. */
  | { readonly kind: 'apply'; readonly waiting: Waiting }
  /** What went wrong, and when it is tried again; wall clock ms of the engine. */
  | { readonly kind: 'retry'; readonly word: EngineWord; readonly at: number }
  /** More in the student's folder than is well: so much, of so much. */
  | { readonly kind: 'folder'; readonly word: EngineWord }
  | { readonly kind: 'said'; readonly word: EngineWord; readonly isTrouble: boolean }

const TRIES_AGAIN: ReadonlySet<string> = new Set(['TriesAgain', 'TriesAgainForAll'])

/** All of an image may be here long before it is unpacked: a bar that stands at its end would look stuck. */
export const isUnpacking = (percent: number | undefined): boolean => percent !== undefined && percent >= 100

export function waitsFor(row: LabRow): WaitsFor | undefined {
  if (row.queuePosition !== undefined) return { kind: 'queue', position: row.queuePosition }
  if (row.isPulling) return { kind: 'pull', ...(row.pullPercent === undefined ? {} : { percent: row.pullPercent }) }
  const why = whyAgain(row)
  if (why !== undefined && row.retryAt !== undefined) return { kind: 'retry', word: why, at: row.retryAt }
  if (row.state === 'pending' && row.lab.spec.scheduledStart !== undefined) return { kind: 'schedule' }
  if (row.silence !== undefined) return { kind: 'said', word: row.silence, isTrouble: true }
  if (row.state === 'ready') return ofReady(row)
  return row.message === '' ? undefined : { kind: 'said', word: wordOf(row), isTrouble: row.state === 'failed' || row.retries > 0 }
}

function ofReady({ isJudged, waiting, folder }: LabRow): WaitsFor | undefined {
  if (folder !== undefined) return { kind: 'folder', word: folder }
  if (!isJudged) return { kind: 'change' }
  return waiting === undefined ? undefined : { kind: 'apply', waiting }
}

/** The fault inside of the sentence that says when it is tried again: that a number in it ticks is the screen's own business. */
function whyAgain({ message, code, params }: LabRow): EngineWord | undefined {
  const why = params?.['why']
  if (code === undefined || !TRIES_AGAIN.has(code) || typeof why !== 'object' || !('code' in why)) return undefined
  return { message, code: why.code, ...(why.params === undefined ? {} : { params: why.params }) }
}

function wordOf({ message, code, params }: LabRow): EngineWord {
  return { message, ...(code === undefined ? {} : { code }), ...(params === undefined ? {} : { params }) }
}
