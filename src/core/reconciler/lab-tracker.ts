import type { Clock } from '../clock/clock'
import { isExpired } from '../resource/api-error'
import type { StoredLab } from '../resource/lab-instance'
import { keyOf, refOf, type ResourceKey } from '../resource/resource'
import type { ResourceStore, ResourceWatch } from '../store/resource-store'
import { LabIndex } from './lab-index'

const KIND = 'LabInstance'

/**
 * The reconciler's own view of the labs, apart from the watcher's: a second pair of eyes that shares no cursor with the
 * first. Reads what is new since its last look, so an idle store costs nothing.
 */
export class LabTracker {
  readonly index = new LabIndex()
  /** Keys touched since `takeChanges`. */
  private changed = new Set<ResourceKey>()
  private vanishedUids: string[] = []
  private place: ResourceWatch<StoredLab> | undefined

  constructor(private readonly options: { readonly store: ResourceStore; readonly clock: Clock }) {}

  /** Throws what the store throws; then nothing was concluded and the next pass starts with a list. */
  async catchUp(): Promise<void> {
    if (this.place === undefined || !this.readNew()) await this.listAgain()
  }

  /**
   * What was written while the world was being looked at. Those labs are newer than the look: they are compared on the next pass.
   * False: the history no longer reaches back.
   */
  readNew(): boolean {
    if (this.place === undefined) return false
    try {
      for (const { type, key, current } of this.place.take().changes) {
        if (type === 'DELETED') this.remove(key)
        else this.put(key, current)
      }
      return true
    } catch (error) {
      this.close()
      if (isExpired(error)) return false
      throw error
    }
  }

  /** Touched since the last `takeChanges`: what these labs say now is newer than a look that began before. */
  get touched(): ReadonlySet<ResourceKey> {
    return this.changed
  }

  /** What changed since the last call. */
  takeChanges(): { readonly keys: ReadonlySet<ResourceKey>; readonly vanishedUids: readonly string[] } {
    const taken = { keys: this.changed, vanishedUids: this.vanishedUids }
    this.changed = new Set()
    this.vanishedUids = []
    return taken
  }

  close(): void {
    this.place?.close()
    this.place = undefined
  }

  private async listAgain(): Promise<void> {
    const { store } = this.options
    const list = await store.list<StoredLab>(KIND)
    this.place = store.watch<StoredLab>(KIND, { resourceVersion: list.resourceVersion })
    const listed = new Map(list.items.map((lab) => [keyOf(refOf(lab)), lab]))
    for (const key of [...this.index.byKey.keys()]) if (!listed.has(key)) this.remove(key)
    for (const [key, lab] of listed) {
      if (this.index.byKey.get(key)?.metadata.resourceVersion !== lab.metadata.resourceVersion) this.put(key, lab)
    }
  }

  private put(key: ResourceKey, lab: StoredLab): void {
    const before = this.index.byKey.get(key)
    if (before !== undefined && before.metadata.uid !== lab.metadata.uid) this.vanishedUids.push(before.metadata.uid)
    this.index.put(key, lab, this.options.clock.monotonic())
    this.changed.add(key)
  }

  private remove(key: ResourceKey): void {
    const before = this.index.byKey.get(key)
    if (before !== undefined) this.vanishedUids.push(before.metadata.uid)
    this.index.remove(key)
    this.changed.add(key)
  }
}
