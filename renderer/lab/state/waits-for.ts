import type { EngineMessage } from '../engine-messages'
import type { LabRow } from '../lab-row'
import type { PendingChange } from '../pending-change/pending-change'

/** What stands between a lab and being as it is wanted, or what was said of it last; undefined: nothing worth a line. */
export type WaitsFor =
  /** 1 is next. */
  | { readonly kind: 'queue'; readonly position: number }
  /** `percent` absent: under way, nobody knows how far. */
  | { readonly kind: 'pull'; readonly percent?: number }
  | { readonly kind: 'schedule' }
  | { readonly kind: 'change' }
  /** It runs as it was made; what is declared since comes with a restart, with a replacement, or by itself. */
  | { readonly kind: 'apply'; readonly change: PendingChange }
  /** What went wrong, and when it is tried again; wall clock ms of the engine. */
  | { readonly kind: 'retry'; readonly message: EngineMessage; readonly at: number }
  /** More in the student's folder than is well: so much, of so much. */
  | { readonly kind: 'folder'; readonly message: EngineMessage }
  | { readonly kind: 'said'; readonly message: EngineMessage; readonly isProblem: boolean }

const TRIES_AGAIN: ReadonlySet<string> = new Set(['TriesAgain', 'TriesAgainForAll'])

/** All of an image may be here long before it is unpacked: a bar that stands at its end would look stuck. */
export const isUnpacking = (percent: number | undefined): boolean => percent !== undefined && percent >= 100

export function waitsFor(row: LabRow): WaitsFor | undefined {
  if (row.queuePosition !== undefined) return { kind: 'queue', position: row.queuePosition }
  if (row.isPulling) return { kind: 'pull', ...(row.pullPercent === undefined ? {} : { percent: row.pullPercent }) }
  const why = retryReason(row)
  if (why !== undefined && row.retryAt !== undefined) return { kind: 'retry', message: why, at: row.retryAt }
  if (row.state === 'pending' && row.lab.spec.scheduledStart !== undefined) return { kind: 'schedule' }
  if (row.silence !== undefined) return { kind: 'said', message: row.silence, isProblem: true }
  if (row.state === 'ready') return whileReady(row)
  return row.message === '' ? undefined : { kind: 'said', message: messageOf(row), isProblem: row.state === 'failed' || row.retries > 0 }
}

function whileReady({ isJudged, pendingChange, folder }: LabRow): WaitsFor | undefined {
  if (folder !== undefined) return { kind: 'folder', message: folder }
  if (!isJudged) return { kind: 'change' }
  return pendingChange === undefined ? undefined : { kind: 'apply', change: pendingChange }
}

/** The fault inside of the sentence that says when it is tried again: that a number in it ticks is the screen's own business. */
function retryReason({ message, code, params }: LabRow): EngineMessage | undefined {
  const why = params?.['why']
  if (code === undefined || !TRIES_AGAIN.has(code) || typeof why !== 'object' || !('code' in why)) return undefined
  return { message, code: why.code, ...(why.params === undefined ? {} : { params: why.params }) }
}

function messageOf({ message, code, params }: LabRow): EngineMessage {
  return { message, ...(code === undefined ? {} : { code }), ...(params === undefined ? {} : { params }) }
}
