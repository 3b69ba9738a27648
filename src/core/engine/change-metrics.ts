import type { Metrics } from '../metrics/metrics'
import type { StoredLab } from '../resource/lab-instance'
import type { ResourceChange } from '../store/resource-store'

/** Handler: counts the steps of labs through their lives. */
export function countChanges(metrics: Metrics): (change: ResourceChange<StoredLab>) => void {
  return ({ current, previous }) => {
    if (previous !== undefined && previous.status.state !== current.status.state) metrics.count('state_transitions')
  }
}
