import type { Clock } from '../clock/clock'
import type { LiveFacts } from '../live/live-facts'
import type { Log } from '../observe/log'
import type { EventBus } from '../events/cloud-event'
import type { Metrics } from '../metrics/metrics'
import type { LabPlan, Provisioner } from '../provisioner/provisioner'
import type { StoredLab } from '../resource/lab-instance'
import type { LabTemplate } from '../resource/lab-template'
import type { ResourceKey } from '../resource/resource'
import type { Queue } from '../queue/work-queue'
import type { SettingsSource } from '../settings/settings'
import type { ResourceStore } from '../store/resource-store'
import type { Hand } from './reconcile-loop'
import type { HostPorts } from './host-ports'

/** What every run needs; the controller is made with it. */
export interface ControllerOptions {
  readonly store: ResourceStore
  readonly queue: Queue
  readonly settings: SettingsSource
  /** The strategy of a template's word; throws for a word it does not know. */
  readonly provisionerFor: (kind: string) => Provisioner
  /** Every strategy in use. */
  readonly provisioners: () => readonly Provisioner[]
  /** False while a lab's expiry is held until a person has decided. */
  readonly mayExpire: (lab: StoredLab) => boolean
  readonly hostPorts: HostPorts
  readonly clock: Clock
  readonly log: Log
  readonly live: LiveFacts
  readonly metrics: Metrics
  readonly events: EventBus
}

/** What the controller can ask the world for that changes the world. Looking and asking for an answer change nothing. */
export type Act = 'ensure' | 'restart' | 'limit' | 'stop' | 'collect' | 'remove'

/** What one run works with: read once at its beginning, never kept for the next. */
export interface RunContext extends Hand {
  readonly key: ResourceKey
  readonly lab: StoredLab
  readonly template?: LabTemplate
  /** Lab and template in one; absent with the template. */
  readonly plan?: LabPlan
  /** The template's strategy; all of them when the template is gone (asking each is harmless, missing one is not). */
  readonly provisioners: readonly Provisioner[]
  /** Told just before the world is asked, so that somebody who watches sees the lab there while it lasts. */
  readonly acts: (act: Act) => void
}

export function provisionerOf({ provisioners, lab }: RunContext): Provisioner {
  const [first] = provisioners
  if (first === undefined) throw new Error(`no provisioner for lab "${lab.metadata.name}"`)
  return first
}
