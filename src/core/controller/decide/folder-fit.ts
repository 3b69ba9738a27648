import type { FolderSize } from '../../provisioner/provisioner'
import { conditionOf, FOLDER_FITS } from '../../resource/lab-conditions'
import type { LabCondition, StoredLab } from '../../resource/lab-instance'
import type { Sentence } from '../../sentences/sentence'
import { conditionWith, type ConditionDraft, type StatusChange } from './decision'

/** From here on a warning; once it was given it stands until the folder is clearly below: around one number it would come and go. */
export const NEARLY = 0.8
const CLEARLY_BELOW = 0.75
/** What was told is told anew when it is off by so much of the bound. */
const NEWS = 0.05
const GIB = 1024 ** 3
const MB = 1e6

/** Zeros of holes have to be read, too: a collection begins no file that claims more than is left of this. */
export const mostRead = (maxBytes: number): number => 2 * Math.max(2 * GIB, maxBytes)

export interface FolderView {
  readonly lab: StoredLab
  /** Absent: nobody knows. */
  readonly folder?: FolderSize
  /** Of one collection; Infinity: as much as there is. */
  readonly maxBytes: number
}

/**
 * Whether what a student has made still fits into one collection, as a write that keeps everything else. undefined: the record says so
 * already, or nobody knows. Where a folder never was too full, nothing is said of it.
 */
export function folderRecord(view: FolderView): StatusChange | undefined {
  const { lab } = view
  const said = conditionOf(FOLDER_FITS, lab.status.conditions)
  const next = nextCondition(view, said)
  if (next === undefined || isSaid(next, said)) return undefined
  const { state, reason = 'Ready' } = lab.status
  return { state, reason, who: 'controller', quiet: true, conditions: [next] }
}

function nextCondition({ folder, maxBytes }: FolderView, said: LabCondition | undefined): ConditionDraft | undefined {
  if (maxBytes === Infinity) return fits(said)
  if (folder === undefined) return undefined
  const { bytes, claims } = folder
  const bound = inMB(maxBytes)
  if (bytes > maxBytes) return tooFull({ code: 'FolderTooLarge', params: { used: inMB(bytes), bound } })
  if (claims > mostRead(maxBytes))
    return tooFull({ code: 'FolderClaims', params: { claims: inMB(claims), most: inMB(mostRead(maxBytes)) } })
  if (bytes >= (said?.status === 'False' ? CLEARLY_BELOW : NEARLY) * maxBytes)
    return tooFull({ code: 'FolderNearlyFull', params: { used: inMB(bytes), bound } })
  return fits(said)
}

/** Good news only where there was bad. */
function fits(said: LabCondition | undefined): ConditionDraft | undefined {
  return said === undefined ? undefined : conditionWith({ type: FOLDER_FITS, status: 'True', reason: 'FolderFits' }, { code: 'FolderFits' })
}

function tooFull(sentence: Sentence): ConditionDraft {
  return conditionWith({ type: FOLDER_FITS, status: 'False', reason: sentence.code }, sentence)
}

function isSaid(next: ConditionDraft, said: LabCondition | undefined): boolean {
  if (said === undefined || next.status !== said.status || next.reason !== said.reason) return false
  const { used, bound } = next.params ?? {}
  const { used: usedBefore, bound: boundBefore } = said.params ?? {}
  if (typeof used !== 'number' || typeof usedBefore !== 'number' || typeof bound !== 'number') return true
  return bound === boundBefore && Math.abs(used - usedBefore) < Math.max(1, NEWS * bound)
}

const inMB = (bytes: number): number => Math.round(bytes / MB)
