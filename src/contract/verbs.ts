import { z } from 'zod'
import type { LiveFact } from '../core/engine/live-facts'
import type { Resource } from '../core/resource/resource'
import type { ResourceList } from '../core/store/resource-store'
import type { EngineView } from './engine-view'
import type { LiveEvent, WatchEvent } from './stream-events'

/**
 * All that a screen can ask for, whoever carries it (HTTP today, IPC beside it). Arguments are checked by these schemas on the
 * engine's side; objects (`object`, `patch`) are checked there by the store, so that every way in gives the same verdict.
 */
const kind = z.string()
const ref = { kind, namespace: z.string().optional(), name: z.string() }
const selection = { kind, namespace: z.string().optional(), labelSelector: z.string().optional(), fieldSelector: z.string().optional() }
const dryRun = z.boolean().optional()

export const preconditionsSchema = z.strictObject({ uid: z.string().optional(), resourceVersion: z.string().optional() })

export const callSchemas = {
  list: z.strictObject({ ...selection, limit: z.number().int().positive().optional(), continue: z.string().optional() }),
  get: z.strictObject(ref),
  create: z.strictObject({ kind, namespace: z.string().optional(), object: z.unknown(), dryRun }),
  replace: z.strictObject({ ...ref, object: z.unknown(), dryRun }),
  patch: z.strictObject({ ...ref, type: z.enum(['merge', 'json']), patch: z.unknown(), dryRun }),
  delete: z.strictObject({ ...ref, preconditions: preconditionsSchema.optional(), dryRun }),
  deleteCollection: z.strictObject({ ...selection, dryRun }),
  live: z.strictObject(ref),
  engine: z.strictObject({}),
  releaseBrake: z.strictObject({ decision: z.enum(['expire', 'giveBack']) }),
} as const

export const listenSchemas = {
  watch: z.strictObject({ ...selection, resourceVersion: z.string().optional() }),
  live: z.strictObject({ namespace: z.string().optional() }),
  log: z.strictObject({ ...ref, tailLines: z.number().int().min(0).optional(), follow: z.boolean().optional() }),
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
}

export type Topic = keyof typeof listenSchemas
export type TopicArguments<T extends Topic> = z.infer<(typeof listenSchemas)[T]>

export interface TopicEvents {
  readonly watch: WatchEvent
  readonly live: LiveEvent
  readonly log: string
}
