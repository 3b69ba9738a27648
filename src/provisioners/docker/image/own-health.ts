import type { LabPlan } from '../../../core/provisioner/provisioner'
import type { Sentence } from '../../../core/sentences/sentence'
import type { DockerContext } from '../docker-context'
import { findLab } from '../find-lab'

/** Where the template does not say what ready is and the image does, its own check is asked. undefined: nothing is against it. */
export async function whyNotHealthy(context: DockerContext, plan: LabPlan, signal: AbortSignal): Promise<Sentence | undefined> {
  if (plan.readiness.type !== 'none' || (await context.images.of(plan.image))?.hasHealthcheck !== true) return undefined
  const status = (await findLab(context, plan, signal))?.State.Health?.Status
  return status === undefined || status === 'healthy' || status === 'none' ? undefined : { code: 'ImageNotHealthy' }
}
