import { KINDS } from '../resource/kinds/kinds'
import type { KindDefinition } from '../resource/kinds/kind-definition'

const CHANGES = ['created', 'updated', 'status_updated', 'deleted'] as const
const RECONCILIATIONS = ['reconciled', 'reconciliation.failed', 'reconciliation.requeued'] as const

export type ChangeWord = (typeof CHANGES)[number]
export type EventType = `${string}.${ChangeWord | (typeof RECONCILIATIONS)[number]}`

/** Kinds whose changes are told. What the engine records of something gone is told by the going itself. */
export const TOLD_KINDS: readonly KindDefinition[] = KINDS.filter(({ recordsStatus }) => !recordsStatus)

/** CloudEvents 1.0, structured mode. `type` is one of these; `subject` is namespace/name, or the name alone. */
export const EVENT_TYPES: readonly EventType[] = [
  ...TOLD_KINDS.flatMap(({ singular, statusSchema }) =>
    CHANGES.filter((word) => word !== 'status_updated' || statusSchema !== undefined).map((word): EventType => `${singular}.${word}`),
  ),
  // What has a finalizer has a controller.
  ...TOLD_KINDS.filter(({ finalizers }) => finalizers.length > 0).flatMap(({ singular }) =>
    RECONCILIATIONS.map((word): EventType => `${singular}.${word}`),
  ),
]

export interface CloudEvent {
  readonly specversion: '1.0'
  readonly id: string
  readonly source: string
  readonly type: EventType
  readonly subject: string
  readonly time: string
  readonly datacontenttype: 'application/json'
  readonly data: unknown
}

/** The in-process bus: a listener that throws is counted and logged, the others get the event all the same. */
export interface EventBus {
  publish(type: EventType, subject: string, data: unknown): void
  onDidPublish(listener: (event: CloudEvent) => void): () => void
}
