import type { Observation } from '../../provisioner/observation'
import type { StoredLab } from '../../resource/lab-instance'
import { isEnded } from '../../resource/lab-states'
import type { Finding } from '../finding'
import { found, isBeingDeleted, type Sight } from './sight'

/** The container differs from what the lab says. The controller looks again itself before it acts. */
export function drifted(lab: StoredLab, { observation }: Sight): Finding | undefined {
  if (observation === undefined || isBeingDeleted(lab)) return undefined
  const difference = differenceOf(lab, observation)
  return difference === undefined ? undefined : found('drifted', lab, difference)
}

function differenceOf(lab: StoredLab, seen: Observation): string | undefined {
  if (lab.status.state === 'ready') return againstReady(lab, seen)
  if (isEnded(lab.status.state)) return isRunning(seen) ? 'still running' : undefined
  return undefined
}

function againstReady(lab: StoredLab, seen: Observation): string | undefined {
  switch (seen.condition) {
    case 'absent': return 'missing'
    case 'created':
    case 'exited':
    case 'dead': return 'stopped'
    case 'paused': return 'paused'
    case 'running': return againstOwnContainer(lab, seen)
    // Between two conditions: the next pass sees which it became.
    case 'restarting':
    case 'removing': return undefined
  }
}

function againstOwnContainer({ status }: StoredLab, seen: Observation): string | undefined {
  if (status.containerId !== undefined && status.containerId !== seen.containerId) return 'replaced'
  if (status.image !== undefined && seen.image !== undefined && status.image !== seen.image) return 'wrong image'
  const port = portOf(status.endpoint)
  return port === undefined || Object.values(seen.ports).includes(port) ? undefined : 'port moved'
}

/** The endpoint was made by a provisioner: scheme, host, always a port. */
function portOf(endpoint: string | undefined): number | undefined {
  const port = /^[a-z]+:\/\/[^/]*:(\d+)(?:[/?#]|$)/.exec(endpoint ?? '')?.[1]
  return port === undefined ? undefined : Number(port)
}

function isRunning({ condition }: Observation): boolean {
  return condition === 'running' || condition === 'paused' || condition === 'restarting'
}
