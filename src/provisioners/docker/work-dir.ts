import type { LabPlan } from '../../core/provisioner/provisioner'
import type { DockerApi } from './docker-api'
import { SAMPLE_IMAGE } from './sample-image'

/** A fresh volume belongs to root unless the image has the folder. To be filled in below. */
export async function prepareWorkDir(_api: DockerApi, _id: string, plan: LabPlan): Promise<void> {
  if (plan.workDir === undefined || plan.image === SAMPLE_IMAGE) return
}
