import type { Observation } from '../../core/provisioner/observation'
import type { Ensured, LabPlan } from '../../core/provisioner/provisioner'
import { isProvisionerError, ProvisionerError, type ProvisionerReason } from '../../core/provisioner/provisioner-error'
import type { Inspected } from './daemon/answers'
import type { DockerContext } from './docker-context'
import { containerNameOf } from './container/labels'
import { makeContainer, prepareAgain } from './container/make-container'
import { conditionOf, observationFrom } from './container/observe'
import { candidateFrom, isOurs, provenOurs, refuseOddId, type OwnedId } from './container/ownership'
import { waitUntilGone, waitUntilMade } from './patient-look'

/** Docker picks the port itself; between its pick and its bind another program may take it. */
const START_ATTEMPTS = 3

/**
 * Good case, and nothing else in it: create, start, one look for the ports. What might be in the way (no image, a container that is
 * there already, no network) is not asked beforehand: Docker says so, and then it is dealt with.
 */
export async function ensureLab(context: DockerContext, plan: LabPlan, signal: AbortSignal): Promise<Ensured> {
  refuseOddId(plan)
  context.puller.throwFailure(plan.uid, plan.image)
  const underWay = context.puller.joinRunning(plan.image, plan.uid)
  if (underWay !== undefined) return { phase: 'pulling', progress: underWay }
  const recorded = plan.containerId === undefined ? undefined : await context.api.inspect(plan.containerId, signal)
  if (recorded !== undefined && isOurs(candidateFrom(recorded), plan, context.instanceId)) return adopt(context, plan, { found: recorded, signal })
  return createLab(context, plan, signal)
}

async function createLab(context: DockerContext, plan: LabPlan, signal: AbortSignal): Promise<Ensured> {
  await context.network.ready()
  try {
    const id = await context.startGate.run(async () => {
      const made = await makeContainer(context, plan, signal)
      await startPatiently(context, made, signal)
      return made
    })
    return await look(context, id, signal)
  } catch (error) {
    if (isReason(error, 'ImageNotFound')) return { phase: 'pulling', progress: context.puller.join(plan.image, plan.uid) }
    if (isReason(error, 'NameConflict')) return adoptByName(context, plan, { conflict: error, signal })
    throw error
  }
}

async function adoptByName(context: DockerContext, plan: LabPlan, about: { conflict: ProvisionerError; signal: AbortSignal }): Promise<Ensured> {
  const found = await waitUntilMade(context, containerNameOf(plan))
  if (found === undefined || !isOurs(candidateFrom(found), plan, context.instanceId)) throw about.conflict
  return adopt(context, plan, { found, signal: about.signal })
}

/** Ours already (made before a crash, stopped, paused, renamed): brought to running, never made twice. */
async function adopt(context: DockerContext, plan: LabPlan, { found, signal }: { found: Inspected; signal: AbortSignal }): Promise<Ensured> {
  const id = provenOurs(candidateFrom(found), plan, context.instanceId)
  context.memory.knowOurs(id)
  if (isForAnother(found, plan)) {
    context.memory.stopping(id)
    await context.api.remove(id)
    return createLab(context, plan, signal)
  }
  switch (conditionOf(found.State.Status)) {
    case 'running':
      return { phase: 'running', observation: observationFrom(found) }
    case 'paused':
      await context.api.unpause(id)
      return look(context, id, signal)
    case 'removing':
    case 'dead':
      await waitUntilGone(context, id)
      return createLab(context, plan, signal)
    case 'created':
      await prepareAgain(context, found, { plan, signal })
      return startAgain(context, plan, { id, signal })
    default:
      return startAgain(context, plan, { id, signal })
  }
}

/** Made for another image; or never started and made for another generation: nothing is lost with it. */
function isForAnother(found: Inspected, plan: LabPlan): boolean {
  const { generation } = observationFrom(found)
  return found.Config.Image !== plan.image || (found.State.Status === 'created' && generation !== plan.generation)
}

/**
 * Whether Docker is going down is asked first: on its way it stops every container, and one that is started again behind its back leaves
 * a task in containerd that keeps it from ever starting again. Where that has happened, a new container takes over the folder.
 */
async function startAgain(context: DockerContext, plan: LabPlan, { id, signal }: { id: OwnedId; signal: AbortSignal }): Promise<Ensured> {
  await context.api.knock(signal)
  try {
    await context.startGate.run(() => startPatiently(context, id, signal))
    return await look(context, id, signal)
  } catch (error) {
    if (!isProvisionerError(error) || !/task .* already exists/i.test(error.message)) throw error
    context.memory.stopping(id)
    await context.api.remove(id)
    return createLab(context, plan, signal)
  }
}

async function startPatiently(context: DockerContext, id: string, signal: AbortSignal): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await context.api.start(id, signal)
      return context.memory.heardStart(id)
    } catch (error) {
      if (attempt >= START_ATTEMPTS || !(await canStartAgain(context, error))) throw error
    }
  }
}

async function canStartAgain(context: DockerContext, error: unknown): Promise<boolean> {
  if (isReason(error, 'PortConflict')) return true
  if (!isProvisionerError(error) || !/network .*not found/i.test(String(error.cause))) return false
  context.network.forget()
  await context.network.ready()
  return true
}

async function look(context: DockerContext, id: string, signal: AbortSignal): Promise<Ensured> {
  const seen = await context.api.inspect(id, signal)
  if (seen === undefined) throw new ProvisionerError('StartFailed', 'The container vanished while it was being started; it is made again', 'transient')
  context.memory.rememberFolders(id, seen)
  return { phase: 'running', observation: await withEnding(context, observationFrom(seen), seen) }
}

function withEnding(context: DockerContext, observation: Observation, seen: Inspected): Promise<Observation> {
  return observation.condition === 'exited' ? context.ending(seen, observation) : Promise.resolve(observation)
}

function isReason(error: unknown, reason: ProvisionerReason): error is ProvisionerError {
  return isProvisionerError(error) && error.reason === reason
}
