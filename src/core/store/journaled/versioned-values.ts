import { ChangeHistory, type EntryChange, type HistoryLimits } from './change-history'
import type { Entry } from './entry'

/** Keys are grouped by what stands before the first slash (the kind), so that listing one kind does not visit the others. */
interface Group {
  readonly name: string
  readonly entries: Map<string, Entry>
  /** All keys of the group in order; absent after a key came or went, until somebody lists. */
  sorted: readonly string[] | undefined
}

const SLASH = '/'.charCodeAt(0)

/**
 * What is durable right now: the values by key, and the history of how they came about. Only the commit loop changes it,
 * after the journal has the change, a whole batch at a time without a pause in between; so every reader sees all of
 * a batch or none.
 */
export class VersionedValues {
  readonly #groups = new Map<string, Group>()
  /** The one asked for last: most keys come in runs of one kind. */
  #recent: Group | undefined
  readonly history: ChangeHistory
  readonly #listeners = new Set<(changes: readonly EntryChange[]) => void>()
  /** Newest durable revision. */
  revision: number

  constructor(revision = 0, limits?: HistoryLimits) {
    this.revision = revision
    this.history = new ChangeHistory(revision, limits)
  }

  get(key: string): Entry | undefined {
    return this.#groupOf(key)?.entries.get(key)
  }

  /** For opening a store: puts a value there as if it had always been. */
  load(entry: Entry): void {
    this.#put(entry.key, entry)
  }

  publish(changes: readonly EntryChange[]): void {
    for (const change of changes) this.apply(change)
    for (const listener of this.#listeners) listener(changes)
  }

  /** Applies without telling anybody; for replaying a journal. */
  apply(change: EntryChange): void {
    if (change.revision <= this.revision) throw new Error(`The store's counter went backwards: ${change.revision} after ${this.revision}.`)
    if (change.entry === undefined) this.#remove(change.key)
    else this.#put(change.key, change.entry)
    this.revision = change.revision
    this.history.add(change)
  }

  /** Called after each published batch. Listeners do not throw. */
  onDidPublish(listener: (changes: readonly EntryChange[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Under a prefix, ordered by key. */
  *under(prefix: string): Generator<Entry> {
    for (const [name, group] of this.#groupsUnder(prefix)) {
      for (const key of sortedKeys(group)) {
        const entry = key.startsWith(prefix) ? group.entries.get(key) : undefined
        if (entry !== undefined) yield entry
      }
      if (prefix.startsWith(`${name}/`)) return
    }
  }

  /** Everything, in no order: a picture of this moment that later writes do not change. */
  entries(): Entry[] {
    return [...this.#groups.values()].flatMap((group) => [...group.entries.values()])
  }

  #groupsUnder(prefix: string): (readonly [string, Group])[] {
    const name = nameOfGroup(prefix)
    const group = this.#groups.get(name)
    if (prefix.includes('/')) return group === undefined ? [] : [[name, group]]
    return [...this.#groups].filter(([other]) => other.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1))
  }

  #put(key: string, entry: Entry): void {
    const group = this.#groupOf(key) ?? this.#newGroup(nameOfGroup(key))
    const before = group.entries.size
    group.entries.set(key, entry)
    if (group.entries.size > before) group.sorted = undefined
  }

  #remove(key: string): void {
    const group = this.#groupOf(key)
    if (group?.entries.delete(key) === true) group.sorted = undefined
  }

  #groupOf(key: string): Group | undefined {
    const recent = this.#recent
    if (recent !== undefined && key.startsWith(recent.name) && key.charCodeAt(recent.name.length) === SLASH) return recent
    return (this.#recent = this.#groups.get(nameOfGroup(key)))
  }

  #newGroup(name: string): Group {
    const group = { name, entries: new Map<string, Entry>(), sorted: undefined }
    this.#groups.set(name, group)
    return group
  }
}

function sortedKeys(group: Group): readonly string[] {
  return (group.sorted ??= [...group.entries.keys()].sort())
}

function nameOfGroup(key: string): string {
  const slash = key.indexOf('/')
  return slash === -1 ? key : key.slice(0, slash)
}
