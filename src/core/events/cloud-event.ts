/** CloudEvents 1.0, structured mode. `type` is one of the words below; `subject` is namespace/name. */
export const EVENT_TYPES = [
  'labinstance.created', 'labinstance.updated', 'labinstance.status_updated', 'labinstance.deleted',
  'labinstance.reconciled', 'labinstance.reconciliation.failed', 'labinstance.reconciliation.requeued',
] as const

export type EventType = (typeof EVENT_TYPES)[number]

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
