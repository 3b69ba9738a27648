import { isReplaceable } from '../../../core/plan/fit'
import type { Observation } from '../../../core/provisioner/observation'
import type { EnsureResult, LabPlan } from '../../../core/provisioner/provisioner'
import { isProvisionerError, type ProvisionerError, type ProvisionerReason, fault } from '../../../core/provisioner/provisioner-error'
import type { Inspected } from '../daemon/answers'
import { goneNetworkIn } from '../daemon/docker-errors'
import type { DockerContext } from '../docker-context'
import { containerNameOf, NETWORK_NAME } from '../container/labels'
import { observed } from '../container/observe-in-context'
import { makeContainer, prepareAgain } from '../container/make-container'
import { candidateFrom, isOurs, provenOurs, refuseOddId } from '../container/ownership'
import type { OwnedId } from '../daemon/owned-id'
import { isFolderGone } from './find-lab'
import { waitUntilGone, waitUntilMade } from './poll-container'
import { fateOf, limitBeforeStart, putOnNetwork, takeAway } from './replace-lab'
import { isContainerGone } from '../student-folder/save-work'
import { volumesIn } from '../student-folder/work-places'

/** Docker picks the port itself; between its pick and its bind another program may take it. */
const START_ATTEMPTS = 3

/**
 * Good case, and nothing else in it: create, start, one look for the ports. What might be in the way (no image, a container that is
 * there already, no network) is not asked beforehand: Docker says so, and then it is dealt with.
 */
export async function ensureLab(context: DockerContext, plan: LabPlan, signal: AbortSignal): Promise<EnsureResult> {
  return tellLosses(context, plan, await broughtToRun(context, plan, signal))
}

/** Of any container that the record does not know yet, whoever made it, and whenever: a crash may have come before the loss was told. */
export async function tellLosses(context: DockerContext, plan: LabPlan, ensured: EnsureResult): Promise<EnsureResult> {
  if (ensured.phase !== 'running' || ensured.observation.containerId === plan.containerId) return ensured
  const { observation } = ensured
  const holders = observation.containerId === undefined ? [] : [observation.containerId]
  const mayLackFolder = plan.hadFolder === true || plan.mayHaveHadFolder === true
  const hasNewFolder = mayLackFolder && (await isFolderGone(context, plan, holders))
  const hasLostContainer = plan.held !== undefined && (await isContainerGone(context, plan))
  const losses = { ...(hasNewFolder ? { hasNewFolder } : {}), ...(hasLostContainer ? { hasLostContainer } : {}) }
  return { phase: 'running', observation: { ...observation, ...losses } }
}

async function broughtToRun(context: DockerContext, plan: LabPlan, signal: AbortSignal): Promise<EnsureResult> {
  refuseOddId(plan)
  context.puller.throwFailure(plan.uid, plan.image)
  const underWay = context.puller.joinRunning(plan.image, plan.uid)
  if (underWay !== undefined) return { phase: 'pulling', progress: underWay }
  const recorded = plan.containerId === undefined ? undefined : await context.api.inspect(plan.containerId, signal)
  if (recorded !== undefined && isOurs(candidateFrom(recorded), plan, context.instanceId))
    return adopt(context, plan, { found: recorded, signal })
  return createLab(context, plan, signal)
}

async function createLab(context: DockerContext, plan: LabPlan, signal: AbortSignal): Promise<EnsureResult> {
  await context.network.ready()
  try {
    const id = await context.startLimit(async () => {
      const made = await makeContainer(context, plan, signal)
      await startWithRetry(context, made, { plan, signal })
      return made
    })
    return await look(context, id, signal)
  } catch (error) {
    if (isReason(error, 'ImageNotFound')) return { phase: 'pulling', progress: context.puller.join(plan, plan.uid) }
    if (isReason(error, 'NameConflict')) return adoptByName(context, plan, { conflict: error, signal })
    // It is there by now, and does not start on this network any more.
    if (isProvisionerError(error) && (await renewsNetwork(context, error))) return adoptByName(context, plan, { conflict: error, signal })
    throw error
  }
}

async function adoptByName(
  context: DockerContext,
  plan: LabPlan,
  about: { conflict: ProvisionerError; signal: AbortSignal },
): Promise<EnsureResult> {
  const found = await waitUntilMade(context, containerNameOf(plan))
  if (found === undefined || !isOurs(candidateFrom(found), plan, context.instanceId)) throw about.conflict
  return adopt(context, plan, { found, signal: about.signal })
}

/** Ours already (made before a crash, stopped, paused, renamed): brought to running, never made twice. */
async function adopt(
  context: DockerContext,
  plan: LabPlan,
  { found, signal }: { found: Inspected; signal: AbortSignal },
): Promise<EnsureResult> {
  const id = provenOurs(candidateFrom(found), plan, context.instanceId)
  context.memory.knowOurs(id)
  const seen = await observed(context, found)
  switch (seen.condition) {
    case 'running':
      return seen.isCutOff === true ? reconnect(context, plan, { found, id, seen, signal }) : { phase: 'running', observation: seen }
    case 'paused':
      await context.api.unpause(id)
      return look(context, id, signal)
    case 'removing':
    case 'dead':
      await waitUntilGone(context, id)
      return createLab(context, plan, signal)
    default:
      return startOld(context, plan, { found, id, seen, signal })
  }
}

interface Old {
  readonly found: Inspected
  readonly id: OwnedId
  readonly seen: Observation
  readonly signal: AbortSignal
}

/** It runs and nobody can reach it: as good as stopped, whatever runs in it. */
async function reconnect(context: DockerContext, plan: LabPlan, old: Old): Promise<EnsureResult> {
  if (isReplaceable(old.seen)) return replaceLab(context, plan, old)
  await putOnNetwork(context, old.id, old.found)
  return look(context, old.id, old.signal)
}

async function startOld(context: DockerContext, plan: LabPlan, old: Old): Promise<EnsureResult> {
  const fate = fateOf(plan, old.seen)
  if (fate === 'replace') return replaceLab(context, plan, old)
  if (fate === 'keepMisfit') await putOnNetwork(context, old.id, old.found)
  // Perhaps a crash came between its making and its folder's owner.
  if (old.seen.condition === 'created') await prepareAgain(context, old.found, { plan, signal: old.signal })
  await limitBeforeStart(context, plan, old)
  return startAgain(context, plan, old)
}

export async function replaceLab(context: DockerContext, plan: LabPlan, old: Old): Promise<EnsureResult> {
  await takeAway(context, plan, old)
  // What never had a folder has lost none.
  const mayHaveHadFolder = plan.mayHaveHadFolder === true && volumesIn(old.found).some(({ isOwn }) => isOwn)
  return createLab(context, { ...plan, mayHaveHadFolder }, old.signal)
}

/**
 * Whether Docker is going down is asked first: on its way it stops every container, and one that is started again behind its back leaves
 * a task in containerd that keeps it from ever starting again. Where an old container does not start, whatever the reason, a new one takes
 * over its folder, once: what was wrong may have been wrong with that container only.
 */
async function startAgain(context: DockerContext, plan: LabPlan, old: Old): Promise<EnsureResult> {
  await context.api.pingOnNewConnection(old.signal)
  try {
    await context.startLimit(() => startWithRetry(context, old.id, { plan, signal: old.signal }))
    return await look(context, old.id, old.signal)
  } catch (error) {
    // Whatever takes this container's place is made for the network that is there.
    const isNetworkGone = await renewsNetwork(context, error)
    if (isFaultOfContainer(error, old.seen)) return replaceLab(context, plan, old)
    if (!isNetworkGone) throw error
    await putOnNetwork(context, old.id, old.found)
    await context.startLimit(() => startWithRetry(context, old.id, { plan, signal: old.signal }))
    return look(context, old.id, old.signal)
  }
}

/** A port that is taken is taken for every container. */
export function isFaultOfContainer(error: unknown, seen: Observation): boolean {
  if (!isProvisionerError(error) || error.handling === 'unavailable' || error.reason === 'PortConflict') return false
  return seen.condition === 'created' || isReplaceable(seen)
}

async function startWithRetry(context: DockerContext, id: string, { plan, signal }: { plan: LabPlan; signal: AbortSignal }): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await context.api.start(id, signal)
      return context.memory.recordStart(id)
    } catch (error) {
      if (attempt >= START_ATTEMPTS || !(await canStartAgain(context, plan, error))) throw error
    }
  }
}

async function canStartAgain(context: DockerContext, plan: LabPlan, error: unknown): Promise<boolean> {
  // Where the port is Docker's choice, it chooses another one.
  if (isReason(error, 'PortConflict')) return Object.keys(plan.hostPorts).length === 0
  // Made by an earlier version: by the name of the network, which can be there again.
  if (goneNetworkIn(error) !== NETWORK_NAME) return false
  context.network.forget()
  await context.network.ready()
  return true
}

/** A network that was pruned never comes back under its id. False: that is not what is wrong. */
async function renewsNetwork(context: DockerContext, error: unknown): Promise<boolean> {
  const gone = goneNetworkIn(error)
  return gone !== undefined && (await context.network.renew(gone)) !== gone
}

async function look(context: DockerContext, id: string, signal: AbortSignal): Promise<Extract<EnsureResult, { phase: 'running' }>> {
  const seen = await context.api.inspect(id, signal)
  if (seen === undefined) throw fault('StartFailed', 'transient', { sentence: { code: 'VanishedWhileStarted' } })
  return { phase: 'running', observation: await withEnding(context, await observed(context, seen), seen) }
}

function withEnding(context: DockerContext, observation: Observation, seen: Inspected): Promise<Observation> {
  return observation.condition === 'exited' ? context.ending(seen, observation) : Promise.resolve(observation)
}

function isReason(error: unknown, reason: ProvisionerReason): error is ProvisionerError {
  return isProvisionerError(error) && error.reason === reason
}
