import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import type { Channel } from '../../src/contract/channel'
import type { WatchEvent } from '../../src/contract/stream-events'
import { isExpired } from '../../src/contract/words'
import type { Resource } from '../../src/contract/words'

export type ListState = 'loading' | 'live' | 'stale'

/** `namespace/name`, unique within a kind. */
export const nameKey = ({ metadata: { namespace = '', name } }: Resource): string => `${namespace}/${name}`

/** After the connection broke: asked again this often. The channel itself reconnects with a growing wait of its own. */
const AGAIN_MS = 300

/**
 * One kind of resource as the engine has it, always: listed at a version, watched from there, listed anew when that version is too
 * old. Reload, reconnect and a late window are this one path. Objects are replaced, never changed; the map is replaced once per
 * batch, so a hundred changes cost one drawing.
 */
export class ListWatch<R extends Resource> {
  readonly #channel: Channel
  readonly #kind: string
  readonly items: ShallowRef<ReadonlyMap<string, R>> = shallowRef(new Map())
  readonly state: ShallowRef<ListState> = shallowRef('loading')
  /** Why it is stale. */
  readonly error: ShallowRef<unknown> = shallowRef()
  #version = ''
  #stop = (): void => {}
  #isStopped = false

  constructor(channel: Channel, kind: string) {
    this.#channel = channel
    this.#kind = kind
  }

  start(): void {
    this.#isStopped = false
    void this.#list()
  }

  stop(): void {
    this.#isStopped = true
    this.#stop()
  }

  async #list(): Promise<void> {
    try {
      const { items, resourceVersion } = await this.#channel.call('list', { kind: this.#kind })
      if (this.#isStopped) return
      this.items.value = new Map(items.map((item) => [nameKey(item), item as R]))
      this.#version = resourceVersion
      this.#watch()
    } catch (error) {
      this.#retry(error)
    }
  }

  #watch(): void {
    if (this.#isStopped) return
    this.state.value = 'live'
    this.error.value = undefined
    this.#stop = this.#channel.subscribe(
      'watch',
      { kind: this.#kind, resourceVersion: this.#version },
      {
        onEvents: (events) => this.#apply(events),
        onEnd: (error) => (isExpired(error) ? void this.#list() : this.#retry(error)),
      },
    )
  }

  #apply(events: readonly WatchEvent[]): void {
    const items = new Map(this.items.value)
    for (const event of events) {
      if (event.type === 'ERROR') return this.#restart()
      this.#version = event.object.metadata.resourceVersion ?? this.#version
      if (event.type === 'BOOKMARK') continue
      const item = event.object as R
      if (event.type === 'DELETED') items.delete(nameKey(item))
      else items.set(nameKey(item), item)
    }
    this.items.value = items
  }

  /** Too far behind to be told the difference. */
  #restart(): void {
    this.#stop()
    void this.#list()
  }

  #retry(error: unknown): void {
    if (this.#isStopped) return
    this.state.value = 'stale'
    this.error.value = error
    window.setTimeout(() => {
      if (this.#isStopped) return
      if (this.#version === '') void this.#list()
      else this.#resume()
    }, AGAIN_MS)
  }

  /** The version may be from before a restart of the engine: then the answer is Expired and everything is listed anew. */
  #resume(): void {
    this.#watch()
  }
}
