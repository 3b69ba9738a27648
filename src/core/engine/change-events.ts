import { studentIn } from '../resource/student'
import type { Unsubscribe } from '../clock/clock'
import { type ChangeWord, type EventBus, TOLD_KINDS } from '../events/cloud-event'
import { kindByName } from '../resource/kinds/kinds'
import type { StoredLab } from '../resource/lab-instance'
import type { Resource } from '../resource/resource'
import { followKind } from '../store/follow-kind'
import type { ChangeType, ResourceChange, ResourceStore } from '../store/resource-store'
import type { Log } from '../observe/log'
import type { Metrics } from '../metrics/metrics'

const WORDS: Readonly<Record<ChangeType, ChangeWord>> = {
  CREATED: 'created',
  UPDATED: 'updated',
  STATUS_UPDATED: 'status_updated',
  DELETED: 'deleted',
}
/** Told by the watcher that the labs have anyhow, so that an event says what the engine has noticed. */
const WATCHED = 'LabInstance'

/** Handler of the labs' watcher: every change becomes a CloudEvent. */
export function publishChanges(events: EventBus): (change: ResourceChange<StoredLab>) => void {
  return (change) => publishChange(events, change)
}

/** The changes of every other kind, which nothing in the engine acts on one by one. */
export class ChangeEvents {
  readonly #options: { readonly store: ResourceStore; readonly events: EventBus; readonly log: Log }
  /** One for each kind, exactly while started. */
  #releases: readonly Unsubscribe[] = []

  constructor(options: { readonly store: ResourceStore; readonly events: EventBus; readonly log: Log }) {
    this.#options = options
  }

  start(): void {
    const { store, events, log } = this.#options
    this.#releases = TOLD_KINDS.filter(({ kind }) => kind !== WATCHED).map(({ kind }) =>
      followKind(store, kind, {
        onChange: (change) => publishChange(events, change),
        onGap: () => log.warn(`More changes of ${kind} came at once than the store remembers: some are not told as events.`),
      }),
    )
  }

  stop(): void {
    for (const release of this.#releases) release()
    this.#releases = []
  }
}

function publishChange(events: EventBus, { type, current, resourceVersion }: ResourceChange): void {
  const { name, namespace, uid, generation } = current.metadata
  const singular = kindByName(current.kind)?.singular ?? current.kind.toLowerCase()
  const facts = isLab(current) ? factsOfLab(current) : { generation }
  events.publish(`${singular}.${WORDS[type]}`, namespace === undefined ? name : `${namespace}/${name}`, { uid, resourceVersion, ...facts })
}

const isLab = (resource: Resource): resource is StoredLab => resource.kind === WATCHED

/** Environment values stay out of it: they may be secrets. */
function factsOfLab({ spec, status }: StoredLab) {
  const { state, reason, message } = status
  return { template: spec.template, ...studentIn(spec), state, reason, message }
}

/** Handler: counts the steps of labs through their lives. */
export function countChanges(metrics: Metrics): (change: ResourceChange<StoredLab>) => void {
  return ({ current, previous }) => {
    if (previous !== undefined && previous.status.state !== current.status.state) metrics.count('state_transitions')
  }
}
