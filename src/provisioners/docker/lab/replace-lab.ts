import { studentIn } from '../../../core/resource/student'
import { isReplaceable, missingLimits, startMisfits } from '../../../core/plan/fit'
import type { Observation } from '../../../core/provisioner/observation'
import type { LabPlan } from '../../../core/provisioner/provisioner'
import { limitsBody } from '../container/create-options'
import type { Inspected } from '../daemon/answers'
import type { OwnedId } from '../daemon/owned-id'
import type { DockerContext } from '../docker-context'
import { removeContainer } from './remove-lab'
import { ARCHIVE_BOUNDS } from '../student-folder/archive/archive-writer'
import { saveWork } from '../student-folder/save-work'

/** What is to become of a container that is about to be started. */
export type Fate = 'start' | 'replace' | 'keepMisfit'

/** A misfit gives way to a container that fits; one that holds more than the student's folder is kept, and the lab says so, until a person decides. */
export function fateOf(plan: LabPlan, seen: Observation): Fate {
  if (startMisfits(plan, seen).length === 0) return 'start'
  return isNobodysLoss(seen) || plan.mayReplace === true ? 'replace' : 'keepMisfit'
}

/** Nobody has worked in it, or all that anybody made lies in the lab's own volume, which stays. */
function isNobodysLoss(seen: Observation): boolean {
  return seen.condition === 'created' || isReplaceable(seen)
}

/**
 * Stopped in order first, so that what runs in it can finish its files. The lab's own volume stays; another container takes it over. What else
 * it holds is in an archive before it goes.
 */
export async function takeAway(
  context: DockerContext,
  plan: LabPlan,
  old: { readonly found: Inspected; readonly id: OwnedId; readonly seen: Observation; readonly signal: AbortSignal },
): Promise<void> {
  const { found, id, seen, signal } = old
  context.memory.stopping(id)
  if (seen.condition === 'running') await context.api.stop(id, plan.stopTimeoutMs)
  if (!isNobodysLoss(seen)) {
    const { template, workFolder } = plan
    const whose = {
      template,
      ...studentIn(plan),
      ...(workFolder === undefined ? {} : { folder: workFolder }),
    }
    await saveWork(context, plan, {
      containers: [{ found, id }],
      about: { why: 'replace', ...whose, maxBytes: ARCHIVE_BOUNDS.maxBytes },
      signal,
    })
  }
  await removeContainer(context, id)
}

/** A container that has to be kept gets the labs' network again, in place of whatever it was on. */
export async function putOnNetwork(context: DockerContext, id: OwnedId, found: Inspected): Promise<void> {
  const network = await context.network.ready()
  if (found.NetworkSettings.Networks.includes(network)) return
  for (const other of found.NetworkSettings.Networks) await context.api.disconnectNetwork(other, id)
  await context.api.connectNetwork(network, id)
}

/** What is started has its limits from its first moment on: raised only afterwards, they come too late for a lab that had run out of memory. */
export async function limitBeforeStart(
  context: DockerContext,
  plan: LabPlan,
  { id, seen }: { readonly id: OwnedId; readonly seen: Observation },
): Promise<void> {
  const limits = missingLimits(plan, seen)
  if (limits === undefined) return
  // What runs may use more than it is to have; what starts anew does not.
  if (seen.condition === 'running') await context.api.stop(id, plan.stopTimeoutMs)
  await context.api.update(id, limitsBody(limits))
}
