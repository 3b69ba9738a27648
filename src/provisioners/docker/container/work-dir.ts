import { posix } from 'node:path'
import type { LabPlan } from '../../../core/provisioner/provisioner'
import { SAMPLE_IMAGE, SAMPLE_WORK_DIR } from '../image/sample-image'
import { DEFAULT_USER, LABEL, recordedId, volumeNameOf, type Labels } from './labels'

/**
 * A fresh volume belongs to root unless the image has the folder with another owner, and the student is not root. Docker unpacks a tar into
 * a container that does not run yet, owners included, but not into a read-only root and not onto the folder itself. So the same
 * volume is mounted a second time, one level down in a tiny tmpfs, and gets its owner there. No extra container, no program of the image.
 */
export const ASIDE = '/run/lab-work'
export const ASIDE_FOLDER = 'work'

/** The volume at the student's folder; and aside, where its owner has to be set. */
export function workMounts(
  plan: LabPlan,
  { user, labels, bytes }: { readonly user: string; readonly labels: Labels; readonly bytes: number | undefined },
): readonly unknown[] {
  if (plan.workDir === undefined) return []
  // Said of a volume that is there already all of it means nothing: that one stays as it is.
  const kept = bytes === undefined ? {} : { DriverConfig: { Name: 'local', Options: { size: String(bytes) } } }
  const marks = plan.hadFolder === true || plan.mayHaveHadFolder === true ? { ...labels, [LABEL.insteadOf]: recordedId(plan) } : labels
  const volume = { Type: 'volume', Source: volumeNameOf(plan), VolumeOptions: { Labels: marks, ...kept } }
  const own = { ...volume, Target: plan.workDir }
  if (!needsOwner(plan, user)) return [own]
  return [own, { Type: 'tmpfs', Target: ASIDE, TmpfsOptions: { SizeBytes: 4096 } }, { ...volume, Target: posix.join(ASIDE, ASIDE_FOLDER) }]
}

/** Not for root. The sample image brings one folder with the usual owner, which Docker hands on to a volume there; no other. */
export function needsOwner({ workDir, image }: LabPlan, user: string): boolean {
  if (workDir === undefined || /^0+(:|$)/.test(user)) return false
  return !(image === SAMPLE_IMAGE && workDir === SAMPLE_WORK_DIR && user === DEFAULT_USER)
}
