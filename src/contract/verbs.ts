import { z } from 'zod'
import type { CloudEvent } from '../core/events/cloud-event'
import type { LiveFact } from '../core/live/live-facts'
import type { MetricsSnapshot } from '../core/metrics/metrics'
import type { ImageReport } from '../core/provisioner/image-report'
import type { ImageStatus, LabUsage, PullProgress } from '../core/provisioner/provisioner'
import type { Resource } from '../core/resource/resource'
import type { ResourceList } from '../core/store/resource-store'
import type { About } from './about'
import type { Adoption, EngineView } from './engine-view'
import type { JourneyStep } from './journey'
import type { Notice } from './notice'
import type { LiveEvent, TerminalEvent, WatchEvent } from './stream-events'

/**
 * All that a screen can ask for, whoever carries it (HTTP today, IPC beside it). Arguments are checked by these schemas on the
 * engine's side; objects (`object`, `patch`) are checked there by the store, so that every way in gives the same verdict.
 */
const kind = z.string()
const ref = { kind, namespace: z.string().optional(), name: z.string() }
const selection = { kind, namespace: z.string().optional(), labelSelector: z.string().optional(), fieldSelector: z.string().optional() }
const dryRun = z.boolean().optional()
/** Who writes, as Kubernetes calls it: kept with a change of the settings. The panel says "panel". */
const fieldManager = z.string().max(128).optional()
const lab = { namespace: z.string().optional(), name: z.string() }
const size = { columns: z.number().int().min(1).max(1000), rows: z.number().int().min(1).max(1000) }
/** A terminal of this conversation, as `opened` named it. */
const session = z.string().max(64)
/** One keystroke or one paste. */
const MAX_TYPED = 64 * 1024

const LOOPS = ['watcher', 'controller', 'reconciler'] as const
const LOOP_ORDERS = ['pause', 'resume', 'runNow'] as const

export const preconditionsSchema = z.strictObject({ uid: z.string().optional(), resourceVersion: z.string().optional() })

export const callSchemas = {
  list: z.strictObject({ ...selection, limit: z.number().int().positive().optional(), continue: z.string().optional() }),
  get: z.strictObject(ref),
  create: z.strictObject({ kind, namespace: z.string().optional(), object: z.unknown(), dryRun, fieldManager }),
  replace: z.strictObject({ ...ref, object: z.unknown(), dryRun, fieldManager }),
  patch: z.strictObject({ ...ref, type: z.enum(['merge', 'json']), patch: z.unknown(), dryRun, fieldManager }),
  delete: z.strictObject({ ...ref, preconditions: preconditionsSchema.optional(), dryRun }),
  deleteCollection: z.strictObject({ ...selection, dryRun }),
  live: z.strictObject(ref),
  engine: z.strictObject({}),
  releaseBrake: z.strictObject({ decision: z.enum(['expire', 'giveBack']) }),
  acceptDaemon: z.strictObject({ provisioner: z.string().max(64) }),
  answerDirectRoute: z.strictObject({ provisioner: z.string().max(64) }),
  adoptLabs: z.strictObject({ uids: z.array(z.string().max(64)).min(1).max(10_000) }),
  steerLoop: z.strictObject({ loop: z.enum(LOOPS), order: z.enum(LOOP_ORDERS) }),
  metrics: z.strictObject({}),
  about: z.strictObject({}),
  diagnostics: z.strictObject({}),
  openLink: z.strictObject(lab),
  probe: z.strictObject(lab),
  image: z.strictObject({ namespace: z.string().optional(), template: z.string() }),
  examine: z.strictObject(lab),
  type: z.strictObject({ session, data: z.string().max(MAX_TYPED) }),
  resize: z.strictObject({ session, ...size }),
} as const

export const topicSchemas = {
  watch: z.strictObject({ ...selection, resourceVersion: z.string().optional() }),
  live: z.strictObject({ namespace: z.string().optional() }),
  log: z.strictObject({ ...ref, tailLines: z.number().int().min(0).optional(), follow: z.boolean().optional() }),
  engine: z.strictObject({}),
  events: z.strictObject({}),
  journey: z.strictObject({}),
  notices: z.strictObject({}),
  usage: z.strictObject(lab),
  /** `user` and `privileged` are understood so that they can be refused as what they are (Forbidden). */
  terminal: z.strictObject({ ...lab, ...size, user: z.string().max(64).optional(), privileged: z.boolean().optional() }),
  pull: z.strictObject({ namespace: z.string().optional(), template: z.string() }),
} as const

export type Call = keyof typeof callSchemas
export type CallArguments<C extends Call> = z.infer<(typeof callSchemas)[C]>

export interface CallAnswers {
  readonly list: ResourceList<Resource>
  readonly get: Resource
  readonly create: Resource
  readonly replace: Resource
  readonly patch: Resource
  /** As it is after the request: with a deletionTimestamp while something still holds it. */
  readonly delete: Resource
  readonly deleteCollection: readonly Resource[]
  readonly live: LiveFact
  readonly engine: EngineView
  readonly releaseBrake: EngineView
  /** Labs are made real from now on in the world that answers, though it is another than before. Throws NotFound for a provisioner that is not there. */
  readonly acceptDaemon: EngineView
  /** A person has closed the way around labs' addresses, or knows of it: not asked again until the machine or the bridge is another. */
  readonly answerDirectRoute: EngineView
  /** Labs that the store has lost are known again, each with its container and its work. Nothing outside is touched by this. */
  readonly adoptLabs: Adoption
  readonly steerLoop: EngineView
  readonly metrics: MetricsSnapshot
  readonly about: About
  /** All that helps to find a fault, as one JSON document; no secret, no token and no value of an environment in it. */
  readonly diagnostics: Readonly<Record<string, unknown>>
  /** Where a person opens the lab, its secrets filled in. Throws Conflict while the lab has not answered. */
  readonly openLink: { readonly url: string }
  /** It is asked now whether it answers, instead of at its turn; what it says comes as all news does. Throws NotFound. */
  readonly probe: Readonly<Record<string, never>>
  readonly image: ImageStatus
  /** What this lab's image says itself, and what was found by trying inside the lab. */
  readonly examine: ImageReport
  readonly type: Readonly<Record<string, never>>
  readonly resize: Readonly<Record<string, never>>
}

export type Topic = keyof typeof topicSchemas
export type TopicArguments<T extends Topic> = z.infer<(typeof topicSchemas)[T]>

export interface TopicEvents {
  readonly watch: WatchEvent
  readonly live: LiveEvent
  readonly log: string
  /** Whole, at most four times a second, the first at once. */
  readonly engine: EngineView
  readonly events: CloudEvent
  readonly journey: JourneyStep
  /** What is still worth knowing of before, oldest first, then each new one. */
  readonly notices: Notice
  readonly usage: LabUsage
  readonly terminal: TerminalEvent
  readonly pull: PullProgress
}
