import { keptUntil } from '../../resource/kept-until'
import { rest, tell, write, type Decision, type View } from './decision'

/** A person (or the clean-up) wants it gone. First every screen may know it, then the work is collected, then all is removed. */
export function decideDeleting(view: View): Decision {
  const { lab } = view
  if (lab.status.state === 'deleted') return rest()
  if (lab.status.state === 'deleting') return { do: 'dismantle' }
  return write({
    state: 'deleting',
    ...tell('Deleting', { code: 'LabDeleting' }),
    who: graceIsOver(view) ? 'reconciler' : 'person',
    unset: ['endpoint', 'retryAt'],
  })
}

function graceIsOver({ lab, now, settings }: View): boolean {
  return (keptUntil(lab, settings.cleanup) ?? Infinity) <= now
}
