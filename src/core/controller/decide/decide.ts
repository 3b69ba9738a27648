import type { LabState } from '../../resource/lab-states'
import { type Decision, type DecisionInput, rest, withReason, write } from './decision'
import { decideEnded } from './ended'
import { decideProvisioning } from './provisioning'
import { decideReady } from './ready'
import { templateMissing } from './failure'
import { isoTime, momentOf } from '../../resource/format/timestamp'
import { keptUntil } from '../../resource/lab-ends'

const BY_STATE: Readonly<Record<LabState, (view: DecisionInput) => Decision>> = {
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
export function decide(view: DecisionInput): Decision {
  if (view.lab.metadata.deletionTimestamp !== undefined) return decideDeleting(view)
  return BY_STATE[view.lab.status.state](view)
}

/** Declared, not begun: waits for its time, then for a provisioning slot. */
function decidePending({ lab, template, now, attempt }: DecisionInput): Decision {
  const due = momentOf(lab.spec.scheduledStart) ?? now
  if (due > now) return rest(due - now)
  if (template === undefined) return write(templateMissing(lab, now))
  if (!attempt.hasSlot) return { do: 'waitForSlot' }
  return write({
    state: 'provisioning',
    ...withReason('Starting', { code: 'StartingLab' }),
    who: lab.spec.scheduledStart === undefined ? 'controller' : 'reconciler',
    set: { startedAt: isoTime(now), retries: 0 },
  })
}

/** A person (or the clean-up) wants it gone. First every screen may know it, then the work is collected, then all is removed. */
function decideDeleting(view: DecisionInput): Decision {
  const { lab } = view
  if (lab.status.state === 'deleted') return rest()
  if (lab.status.state === 'deleting') return { do: 'dismantle' }
  return write({
    state: 'deleting',
    ...withReason('Deleting', { code: 'LabDeleting' }),
    who: graceIsOver(view) ? 'reconciler' : 'person',
    unset: ['endpoint', 'retryAt'],
  })
}

function graceIsOver({ lab, now, settings }: DecisionInput): boolean {
  return (keptUntil(lab, settings.cleanup) ?? Infinity) <= now
}
