import { posix } from 'node:path'
import type { LabPlan } from '../../../core/provisioner/provisioner'
import type { DockerApi } from '../daemon/docker-api'
import { DEFAULT_USER, volumeNameOf, type Labels } from './labels'
import { SAMPLE_IMAGE, SAMPLE_WORK_DIR } from '../image/sample-image'
import { packTar } from '../image/tar'

/**
 * A fresh volume belongs to root unless the image has the folder with another owner, and the student is not root. Docker unpacks a tar into
 * a container that does not run yet, owners included, but not into a read-only root and not onto the folder itself. So the same
 * volume is mounted a second time, one level down in a tiny tmpfs, and gets its owner there. No extra container, no program of the image.
 */
const ASIDE = '/run/lab-work'
const FOLDER = 'work'

/** The volume at the student's folder; and aside, where its owner has to be set. */
export function workMounts(plan: LabPlan, labels: Labels): readonly unknown[] {
  if (plan.workDir === undefined) return []
  const volume = { Type: 'volume', Source: volumeNameOf(plan), VolumeOptions: { Labels: labels } }
  const own = { ...volume, Target: plan.workDir }
  if (ownerFor(plan) === undefined) return [own]
  return [own, { Type: 'tmpfs', Target: ASIDE, TmpfsOptions: { SizeBytes: 4096 } }, { ...volume, Target: posix.join(ASIDE, FOLDER) }]
}

export async function prepareWorkDir(api: DockerApi, id: string, plan: LabPlan): Promise<void> {
  const owner = ownerFor(plan)
  if (owner === undefined) return
  await api.putArchive(id, ASIDE, packTar([{ name: FOLDER, type: 'directory', ...owner }]))
}

/** undefined: nothing to do. The sample image brings one folder with the usual owner, which Docker hands on to a volume there; no other. */
function ownerFor({ workDir, image, user = DEFAULT_USER }: LabPlan): { uid: number; gid: number } | undefined {
  if (workDir === undefined || (image === SAMPLE_IMAGE && workDir === SAMPLE_WORK_DIR && user === DEFAULT_USER)) return undefined
  const [uid = Number.NaN, gid = 0] = user.split(':').map(Number)
  return Number.isInteger(uid) && uid > 0 && Number.isInteger(gid) ? { uid, gid } : undefined
}
