import type { Observation } from '../../core/provisioner/observation'
import { probeDeadlineMs } from '../../core/provisioner/probe-pace'
import type { LabPlan, ProbeAnswer } from '../../core/provisioner/provisioner'
import { isProvisionerError } from '../../core/provisioner/provisioner-error'
import type { Sentence } from '../../core/sentences/sentence'
import type { DockerContext } from './docker-context'
import { explainListeners } from './explain-listeners'
import { findOwned } from './find-lab'
import { whyNotHealthy } from './image/own-health'
import { listenersIn } from './listeners'
import { probeLab } from './probe'

export interface Question {
  readonly plan: LabPlan
  readonly observation: Observation
  readonly signal: AbortSignal
}

const LOOK_MS = 3_000
const LISTENERS = ['cat', '/proc/net/tcp', '/proc/net/tcp6']

/** Does it answer? `deadlineMs`: by default that of its readiness. */
export async function askLab(
  context: DockerContext,
  { plan, observation, signal }: Question,
  deadlineMs = probeDeadlineMs(plan.readiness),
): Promise<ProbeAnswer> {
  const why = await whyNotHealthy(context, plan, signal)
  if (why !== undefined) return { answered: false, why }
  const execute = async (command: readonly string[], limit: AbortSignal): Promise<number | undefined> => {
    const id = (await findOwned(context, plan))?.id
    return id === undefined ? undefined : context.api.execute(id, command, limit)
  }
  return probeLab(plan, observation, { execute, limits: { clock: context.clock, signal, deadlineMs } })
}

/** Who listens inside, and where. An image that has no `cat` says nothing, and neither does a daemon that is busy: nothing follows from that. */
export async function lookInside(context: DockerContext, { plan, observation, signal }: Question): Promise<Sentence | undefined> {
  const { readiness } = plan
  if (observation.condition !== 'running' || !('port' in readiness)) return undefined
  const limit = new AbortController()
  const cancel = context.clock.after(LOOK_MS, () => limit.abort())
  try {
    const id = (await findOwned(context, plan))?.id
    if (id === undefined) return undefined
    const { output } = await context.api.run(id, LISTENERS, AbortSignal.any([signal, limit.signal]))
    // Without IPv6 there is no second table, and `cat` ends with 1 for it.
    return output.includes('local_address') ? explainListeners(readiness.port, listenersIn(output)) : undefined
  } catch (error) {
    if (!signal.aborted && (limit.signal.aborted || isProvisionerError(error))) return undefined
    throw error
  } finally {
    cancel()
  }
}
