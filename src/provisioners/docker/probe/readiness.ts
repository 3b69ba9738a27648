import type { Observation } from '../../../core/provisioner/observation'
import { probeDeadlineMs } from '../../../core/provisioner/probe-pace'
import type { LabPlan, ProbeAnswer } from '../../../core/provisioner/provisioner'
import { isProvisionerError } from '../../../core/provisioner/provisioner-error'
import type { Sentence } from '../../../core/sentences/sentence'
import type { DockerContext } from '../docker-context'
import { findOwned, findLab } from '../lab/find-lab'
import { listenersIn, type Listener } from './listeners'
import { probeLab } from './probe'

export interface ProbeTarget {
  readonly plan: LabPlan
  readonly observation: Observation
  readonly signal: AbortSignal
}

const LOOK_MS = 3_000
const LISTENERS = ['cat', '/proc/net/tcp', '/proc/net/tcp6']

/** Does it answer? `deadlineMs`: by default that of its readiness. */
export async function checkReadiness(
  context: DockerContext,
  { plan, observation, signal }: ProbeTarget,
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
export async function lookInside(context: DockerContext, { plan, observation, signal }: ProbeTarget): Promise<Sentence | undefined> {
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

/** More than any lab listens on; what is longer is no help to a person. */
const MOST_PORTS = 8

/** undefined: somebody listens where it should, so what is wrong is not this. */
export function explainListeners(port: number, listeners: readonly Listener[]): Sentence | undefined {
  const here = listeners.filter((each) => each.port === port)
  if (here.some(({ isLoopback }) => !isLoopback)) return undefined
  if (here.length > 0) return { code: 'ListensOnLoopback', params: { port } }
  // What Docker itself has there (its resolver) listens on the loopback.
  const others = [...new Set(listeners.filter(({ isLoopback }) => !isLoopback).map((each) => each.port))].toSorted((a, b) => a - b)
  if (others.length === 0) return { code: 'NothingListens', params: { port } }
  return { code: 'ListensElsewhere', params: { port, ports: others.slice(0, MOST_PORTS).join(', ') } }
}

/** Where the template does not say what ready is and the image does, its own check is asked. undefined: nothing is against it. */
async function whyNotHealthy(context: DockerContext, plan: LabPlan, signal: AbortSignal): Promise<Sentence | undefined> {
  if (plan.readiness.type !== 'none' || (await context.images.of(plan.image))?.hasHealthcheck !== true) return undefined
  const status = (await findLab(context, plan, signal))?.State.Health?.Status
  return status === undefined || status === 'healthy' || status === 'none' ? undefined : { code: 'ImageNotHealthy' }
}
