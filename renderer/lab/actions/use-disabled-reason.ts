import { useAvailability } from '../../client/availability'
import { useResources } from '../../client/resources'
import type { LabRow } from '../lab-row'
import { disabledReason } from './disabled-reason'
import type { RowAction, DisabledReason } from './disabled-reason'

/**
 * Why an action cannot be had now, with what can be reached right now. Only opening needs the lab's world itself: the rest are
 * wishes, which the engine keeps until Docker is back.
 */
export function useDisabledReason(): (action: RowAction, row: LabRow) => DisabledReason | 'lost' | 'silent' | undefined {
  const availability = useAvailability()
  const resources = useResources()
  const worldOf = ({ namespace, template }: LabRow): string =>
    resources.templates.get(`${namespace}/${template}`)?.spec.provisioner ?? 'docker'
  return (action, row) => {
    const own = disabledReason(action, row)
    if (own !== undefined) return own
    if (!availability.canReachEngine) return 'lost'
    return action === 'open' && !availability.canReach(worldOf(row)) ? 'silent' : undefined
  }
}
