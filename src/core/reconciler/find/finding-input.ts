import type { Observation } from '../../provisioner/observation'
import type { LabPlan } from '../../provisioner/provisioner'
import { momentOf } from '../../resource/format/timestamp'
import type { StoredLab } from '../../resource/lab-instance'
import { keyOf, refOf } from '../../resource/resource'
import type { Settings } from '../../settings/settings'
import type { Finding, FindingType } from '../finding'

/** All that a finding may be drawn from, beside the lab itself. The functions of this folder are pure: they find, they do nothing. */
export interface FindingInput {
  /** Absent: nobody could look. No evidence is not evidence: nothing is concluded from it. */
  readonly observation?: Observation
  /** What lab and template want; absent: its template is gone, or nothing is to be compared. */
  readonly plan?: LabPlan
  /** Wall clock, ms. */
  readonly now: number
  readonly settings: Settings
  /**
   * How long this process has seen the present attempt at provisioning go on, by the monotonic clock: a laptop that slept
   * has not been provisioning all night. Time spent waiting for a slot or for an image does not count.
   */
  readonly provisioningMs: number
  /** Nobody has touched the lab since the last pass; what is under way has just been looked at otherwise. */
  readonly isQuiet: boolean
}

export function found(type: FindingType, lab: StoredLab, detail: string): Finding {
  return { type, key: keyOf(refOf(lab)), uid: lab.metadata.uid, detail }
}

export function isPast(iso: string | undefined, now: number): boolean {
  const moment = momentOf(iso)
  return moment !== undefined && moment <= now
}

export function isBeingDeleted(lab: StoredLab): boolean {
  return lab.metadata.deletionTimestamp !== undefined || lab.status.state === 'deleting' || lab.status.state === 'deleted'
}
