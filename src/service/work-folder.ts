import { templateOf } from '../core/controller/template-of'
import { workFolderOf } from '../core/plan/lab-plan'
import { WORK_FOLDER_ANNOTATION } from '../core/resource/annotations'
import type { Cause } from '../core/resource/api-error'
import type { StoredLab } from '../core/resource/lab-instance'
import { invalidValue } from '../core/resource/validation/causes'
import type { WriteAttempt } from '../core/store/resource-store'
import type { ServedEngine } from './served-engine'

/**
 * A folder that somebody names for a lab's work is looked at before the wish is taken, by whoever will have to write into it: taken, it is
 * carried out. Each that the lab may be in is asked, as at its end.
 */
export async function workFolderCauses(engine: ServedEngine, { old, next, dryRun }: WriteAttempt): Promise<readonly Cause[]> {
  if (next.kind !== 'LabInstance') return []
  const folder = workFolderOf(next as StoredLab)
  if (folder === undefined || (old !== undefined && folder === workFolderOf(old as StoredLab))) return []
  const template = await templateOf(engine.store, next as StoredLab)
  const asked = template === undefined ? engine.provisioners() : [engine.provisionerFor(template.spec.provisioner)]
  const refusals = await Promise.all(asked.map((provisioner) => provisioner.refuseWorkFolder(folder, { dryRun })))
  return refusals.flatMap((sentence) =>
    sentence === undefined ? [] : [invalidValue(`metadata.annotations[${WORK_FOLDER_ANNOTATION}]`, folder, sentence)],
  )
}
