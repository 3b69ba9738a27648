import type { LabInstanceStatus } from '../resource/lab-instance'
import { misfits } from './fit'
import type { Observation } from '../provisioner/observation'
import type { LabPlan } from '../provisioner/provisioner'

/**
 * How the container of a lab that should be answering differs from what lab and template want now.
 * - missing, stopped, paused, replaced, cutOff, portMoved: whoever finds it puts it right.
 * - unsettled: between two conditions; the next look sees which it became.
 * - otherPlan: made for another plan. It is marked and never healed unasked: a restart would take away what a student has open.
 */
export type Drift =
  | { readonly type: 'missing' | 'created' | 'stopped' | 'paused' | 'replaced' | 'cutOff' | 'portMoved' | 'unsettled' }
  | { readonly type: 'otherPlan'; readonly fields: readonly string[] }

/** The one place where it is decided. `plan` absent: its template is gone, and nothing can be wanted of it but that it runs. */
export function driftOf(status: LabInstanceStatus, plan: LabPlan | undefined, seen: Observation): Drift | undefined {
  switch (seen.condition) {
    case 'absent':
      return { type: 'missing' }
    case 'created':
      return { type: 'created' }
    case 'exited':
    case 'dead':
      return { type: 'stopped' }
    case 'paused':
      return { type: 'paused' }
    case 'restarting':
    case 'removing':
      return { type: 'unsettled' }
    case 'running':
      return ofRunning(status, plan, seen)
  }
}

function ofRunning(status: LabInstanceStatus, plan: LabPlan | undefined, seen: Observation): Drift | undefined {
  if (status.containerId !== undefined && status.containerId !== seen.containerId) return { type: 'replaced' }
  if (seen.isCutOff === true) return { type: 'cutOff' }
  if (hasMoved(status, plan, seen)) return { type: 'portMoved' }
  const fields = plan === undefined ? [] : misfits(plan, seen)
  return fields.length === 0 ? undefined : { type: 'otherPlan', fields }
}

/** A lab of an earlier version has no recorded ports yet: then its address says where it answered. */
function hasMoved({ ports, endpoint }: LabInstanceStatus, plan: LabPlan | undefined, seen: Observation): boolean {
  const recorded = plan === undefined ? {} : plan.hostPorts
  if (ports !== undefined) return Object.entries(recorded).some(([inside, port]) => seen.ports[Number(inside)] !== port)
  // Made by a provisioner: scheme, host, always a port.
  const port = /^[a-z]+:\/\/[^/]*:(\d+)(?:[/?#]|$)/.exec(endpoint ?? '')?.[1]
  return port !== undefined && !Object.values(seen.ports).includes(Number(port))
}
