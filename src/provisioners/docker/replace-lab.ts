import { isReplaceable, missingLimits, startMisfits } from '../../core/plan/fit'
import type { Observation } from '../../core/provisioner/observation'
import type { LabPlan } from '../../core/provisioner/provisioner'
import { limitsBody } from './container/create-options'
import type { Inspected } from './daemon/answers'
import type { OwnedId } from './container/ownership'
import type { DockerContext } from './docker-context'

/** What is to become of a container that is about to be started. */
export type Fate = 'start' | 'replace' | 'keepMisfit'

/** A misfit gives way to a container that fits; one that holds more than the student's folder is kept, and the lab says so. */
export function fateOf(plan: LabPlan, seen: Observation): Fate {
  if (startMisfits(plan, seen).length === 0) return 'start'
  // Never started: nobody has worked in it.
  return seen.condition === 'created' || isReplaceable(seen) ? 'replace' : 'keepMisfit'
}

/** Stopped in order first, so that what runs in it can finish its files. The lab's own volume stays; another container takes it over. */
export async function takeAway(context: DockerContext, id: OwnedId, about: { readonly seen: Observation; readonly graceMs: number }): Promise<void> {
  context.memory.stopping(id)
  if (about.seen.condition === 'running') await context.api.stop(id, about.graceMs)
  await context.api.remove(id)
  context.memory.heardDestroy(id)
}

/** A container that has to be kept gets the labs' network again, in place of whatever it was on. */
export async function putOnNetwork(context: DockerContext, id: OwnedId, found: Inspected): Promise<void> {
  const network = await context.network.ready()
  if (found.NetworkSettings.Networks.includes(network)) return
  for (const other of found.NetworkSettings.Networks) await context.api.disconnectNetwork(other, id)
  await context.api.connectNetwork(network, id)
}

/** What is started has its limits from its first moment on: raised only afterwards, they come too late for a lab that had run out of memory. */
export async function limitBeforeStart(context: DockerContext, plan: LabPlan, { id, seen }: { readonly id: OwnedId; readonly seen: Observation }): Promise<void> {
  const limits = missingLimits(plan, seen)
  if (limits === undefined) return
  // What runs may use more than it is to have; what starts anew does not.
  if (seen.condition === 'running') await context.api.stop(id, plan.stopTimeoutMs)
  await context.api.update(id, limitsBody(limits))
}
