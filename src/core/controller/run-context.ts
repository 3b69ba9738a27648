import type { LabPlan, Provisioner } from '../provisioner/provisioner'
import type { StoredLab } from '../resource/lab-instance'
import type { LabTemplate } from '../resource/lab-template'
import type { ResourceKey } from '../resource/resource'

/** What the controller can ask the world for that changes the world. Looking and asking for an answer change nothing. */
export type Act = 'ensure' | 'restart' | 'limit' | 'stop' | 'collect' | 'remove'

/** What one run works with: read once at its beginning, never kept for the next. */
export interface RunContext {
  readonly key: ResourceKey
  readonly lab: StoredLab
  readonly template?: LabTemplate
  /** Lab and template in one; absent with the template. */
  readonly plan?: LabPlan
  /** The template's strategy; all of them when the template is gone (asking each is harmless, missing one is not). */
  readonly provisioners: readonly Provisioner[]
  /** Aborted when the run's time is up, the lab is deleted meanwhile, or the engine stops. */
  readonly signal: AbortSignal
  /** From now on this run takes as long as it takes: what it waits for has a clock of its own. */
  readonly untimed: () => void
  /** Told just before the world is asked, so that somebody who watches sees the lab there while it lasts. */
  readonly acts: (act: Act) => void
}

export function provisionerOf({ provisioners, lab }: RunContext): Provisioner {
  const [first] = provisioners
  if (first === undefined) throw new Error(`no provisioner for lab "${lab.metadata.name}"`)
  return first
}
