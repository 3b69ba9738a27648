import { rest, tell, write, type Decision, type View } from './decision'
import { templateMissing } from './failure'
import { isoTime } from '../../resource/format/timestamp'

/** Declared, not begun: waits for its time, then for a provisioning slot. */
export function decidePending({ lab, template, now, attempt }: View): Decision {
  const due = lab.spec.scheduledStart === undefined ? now : Date.parse(lab.spec.scheduledStart)
  if (due > now) return rest(due - now)
  if (template === undefined) return write(templateMissing(lab, now))
  if (!attempt.hasSlot) return { do: 'waitForSlot' }
  return write({
    state: 'provisioning',
    ...tell('Starting', { code: 'StartingLab' }),
    who: lab.spec.scheduledStart === undefined ? 'controller' : 'reconciler',
    set: { startedAt: isoTime(now), retries: 0 },
  })
}
