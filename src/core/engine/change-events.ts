import type { Unsubscribe } from '../clock/clock'
import type { ChangeWord, EventBus } from '../events/cloud-event'
import { TOLD_KINDS } from '../events/cloud-event'
import { isExpired } from '../resource/api-error'
import { kindByName } from '../resource/kinds/kinds'
import type { StoredLab } from '../resource/lab-instance'
import type { Resource } from '../resource/resource'
import type { ChangeType, ResourceChange, ResourceStore, ResourceWatch } from '../store/resource-store'
import type { Log } from './log'

const WORDS: Readonly<Record<ChangeType, ChangeWord>> = { CREATED: 'created', UPDATED: 'updated', STATUS_UPDATED: 'status_updated', DELETED: 'deleted' }
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
  readonly #places = new Map<string, { readonly watch: ResourceWatch; readonly release: Unsubscribe }>()

  constructor(options: { readonly store: ResourceStore; readonly events: EventBus; readonly log: Log }) {
    this.#options = options
  }

  /** From now on: what was there before is no news. */
  start(): void {
    for (const { kind } of TOLD_KINDS) if (kind !== WATCHED) this.#follow(kind)
  }

  stop(): void {
    for (const kind of [...this.#places.keys()]) this.#leave(kind)
  }

  #follow(kind: string): void {
    const watch = this.#options.store.watch(kind)
    this.#places.set(kind, { watch, release: watch.onDidSignal(() => this.#read(kind, watch)) })
  }

  #leave(kind: string): void {
    this.#places.get(kind)?.release()
    this.#places.get(kind)?.watch.close()
    this.#places.delete(kind)
  }

  #read(kind: string, watch: ResourceWatch): void {
    try {
      for (const change of watch.take().changes) publishChange(this.#options.events, change)
    } catch (error) {
      if (!isExpired(error)) throw error
      this.#options.log.warn(`Changes of ${kind} were more than the store remembers: some are not told as events.`)
      this.#leave(kind)
      this.#follow(kind)
    }
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
  return { template: spec.template, studentEmail: spec.studentEmail, state, reason, message }
}
