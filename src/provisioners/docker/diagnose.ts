import type { Observation } from '../../core/provisioner/observation'
import type { LabPlan } from '../../core/provisioner/provisioner'
import type { Sentence } from '../../core/resource/sentence'
import { isProvisionerError } from '../../core/provisioner/provisioner-error'
import type { DockerContext } from './docker-context'
import { findOwned } from './find-lab'
import { listenersIn, type Listener } from './listeners'

const LOOK_MS = 3_000
/** More than any lab listens on; what is longer is no help to a person. */
const MOST_PORTS = 8
const COMMAND = ['cat', '/proc/net/tcp', '/proc/net/tcp6']

interface Question {
  readonly plan: LabPlan
  readonly observation: Observation
  readonly signal: AbortSignal
}

/** Who listens inside, and where. An image that has no `cat` says nothing, and neither does a daemon that is busy: nothing follows from that. */
export async function diagnoseLab(context: DockerContext, { plan, observation, signal }: Question): Promise<Sentence | undefined> {
  const { readiness } = plan
  if (observation.condition !== 'running' || !('port' in readiness)) return undefined
  const limit = new AbortController()
  const cancel = context.clock.after(LOOK_MS, () => limit.abort())
  try {
    const id = await findOwned(context, plan)
    if (id === undefined) return undefined
    const { exitCode, output } = await context.api.run(id, COMMAND, AbortSignal.any([signal, limit.signal]))
    return exitCode === 0 ? explainListeners(readiness.port, listenersIn(output)) : undefined
  } catch (error) {
    if (!signal.aborted && (limit.signal.aborted || isProvisionerError(error))) return undefined
    throw error
  } finally {
    cancel()
  }
}

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
