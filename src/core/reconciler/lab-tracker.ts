import type { Clock } from '../clock/clock'
import type { StoredLab } from '../resource/lab-instance'
import { keyOf, refOf, type ResourceKey } from '../resource/resource'
import { ListWatch } from '../store/list-watch'
import type { ResourceList, ResourceStore } from '../store/resource-store'
import { LabIndex } from './lab-index'

/**
 * The reconciler's own view of the labs, apart from the watcher's: a second pair of eyes that shares no cursor with the
 * first. Reads what is new since its last look, so an idle store costs nothing.
 */
export class LabTracker {
  readonly #options: { readonly store: ResourceStore; readonly clock: Clock; readonly onRetry: () => void }
  readonly index = new LabIndex()
  /** Keys touched since `takeChanges`. */
  #changed = new Set<ResourceKey>()
  #vanishedUids: string[] = []
  readonly #source: ListWatch<StoredLab>

  constructor(options: { readonly store: ResourceStore; readonly clock: Clock; readonly onRetry: () => void }) {
    this.#options = options

    this.#source = new ListWatch({
      ...options,
      kind: 'LabInstance',
      onList: (list) => this.#compare(list),
      onChange: ({ type, key, current }) => (type === 'DELETED' ? this.#remove(key) : this.#put(key, current)),
      // Read on the next pass, in its own time.
      onNews: () => undefined,
    })
  }

  /** Throws what the store throws; then nothing was concluded and the next pass starts with a list. */
  catchUp(): Promise<void> {
    return this.#source.catchUp()
  }

  /**
   * What was written while the world was being looked at. Those labs are newer than the look: they are compared on the next pass.
   * False: the history no longer reaches back.
   */
  readNew(): boolean {
    return this.#source.readNew()
  }

  /** Touched since the last `takeChanges`: what these labs say now is newer than a look that began before. */
  get touched(): ReadonlySet<ResourceKey> {
    return this.#changed
  }

  /** What changed since the last call. */
  takeChanges(): { readonly keys: ReadonlySet<ResourceKey>; readonly vanishedUids: readonly string[] } {
    const taken = { keys: this.#changed, vanishedUids: this.#vanishedUids }
    this.#changed = new Set()
    this.#vanishedUids = []
    return taken
  }

  close(): void {
    this.#source.close()
  }

  #compare(list: ResourceList<StoredLab>): void {
    const listed = new Map(list.items.map((lab) => [keyOf(refOf(lab)), lab]))
    for (const key of [...this.index.byKey.keys()]) if (!listed.has(key)) this.#remove(key)
    for (const [key, lab] of listed) {
      if (this.index.byKey.get(key)?.metadata.resourceVersion !== lab.metadata.resourceVersion) this.#put(key, lab)
    }
  }

  #put(key: ResourceKey, lab: StoredLab): void {
    const before = this.index.byKey.get(key)
    if (before !== undefined && before.metadata.uid !== lab.metadata.uid) this.#vanishedUids.push(before.metadata.uid)
    this.index.put(key, lab, this.#options.clock.monotonic())
    this.#changed.add(key)
  }

  #remove(key: ResourceKey): void {
    const before = this.index.byKey.get(key)
    if (before !== undefined) this.#vanishedUids.push(before.metadata.uid)
    this.index.remove(key)
    this.#changed.add(key)
  }
}
