import type { LabState } from '../../resource/lab-states'
import type { Decision, View } from './decision'
import { decideDeleting } from './deleting'
import { decideEnded } from './ended'
import { decidePending } from './pending'
import { decideProvisioning } from './provisioning'
import { decideReady } from './ready'

const BY_STATE: Readonly<Record<LabState, (view: View) => Decision>> = {
  pending: decidePending,
  provisioning: decideProvisioning,
  ready: decideReady,
  completed: decideEnded,
  expired: decideEnded,
  failed: decideEnded,
  deleting: decideDeleting,
  deleted: decideDeleting,
}

/** The whole life of a lab: a person's wish to delete comes before everything else, in every state. */
export function decide(view: View): Decision {
  if (view.lab.metadata.deletionTimestamp !== undefined) return decideDeleting(view)
  return BY_STATE[view.lab.status.state](view)
}
