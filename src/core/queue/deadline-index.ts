import type { ResourceKey } from '../resource/resource'

interface Entry {
  readonly key: ResourceKey
  readonly at: number
}

/** Stale entries are swept when there are more of them than of the others, but not for a handful. */
const SWEEP_SLACK = 64

/**
 * Which keys are due by time, at the price of those that are: with 100,000 labs and nothing due, one comparison.
 *
 * A binary heap ordered by moment. Moving a key's moment only adds an entry; the old one is told by not agreeing with
 * `moments` and is dropped when it comes to the top.
 *
 *     set(a, 5) set(b, 9)      heap a5 b9        moments a5 b9
 *     set(a, 12)               heap a5 b9 a12    moments a12 b9     a5 is stale
 *     due(10) -> [b]           heap b9 a12       moments a12 b9     a5 dropped; b stays, it is still due at 11
 *     set(b, undefined)        heap b9 a12       moments a12        b9 is stale
 */
export class DeadlineIndex {
  /** Each key's one moment; the truth. Every one of them is in the heap. */
  readonly #moments = new Map<ResourceKey, number>()
  /** heap[i].at <= heap[2i+1].at and heap[2i+2].at */
  #heap: Entry[] = []

  get size(): number {
    return this.#moments.size
  }

  /** undefined: no longer due at any time. */
  set(key: ResourceKey, at: number | undefined): void {
    if (at === undefined) {
      this.#moments.delete(key)
      return
    }
    if (this.#moments.get(key) === at) return
    this.#moments.set(key, at)
    this.#push({ key, at })
    if (this.#heap.length > 2 * this.#moments.size + SWEEP_SLACK) this.#sweep()
  }

  get(key: ResourceKey): number | undefined {
    return this.#moments.get(key)
  }

  /** Keys whose moment is at or before `until`, earliest first. They stay due until `set` says otherwise. */
  due(until: number): ResourceKey[] {
    const due = new Map<ResourceKey, Entry>()
    for (let [top] = this.#heap; top !== undefined && top.at <= until; [top] = this.#heap) {
      this.#pop()
      if (this.#moments.get(top.key) === top.at) due.set(top.key, top)
    }
    for (const entry of due.values()) this.#push(entry)
    return [...due.keys()]
  }

  /** The earliest moment of all, past ones included; undefined when nothing is due at any time. */
  next(): number | undefined {
    for (let [top] = this.#heap; top !== undefined; [top] = this.#heap) {
      if (this.#moments.get(top.key) === top.at) return top.at
      this.#pop()
    }
    return undefined
  }

  #sweep(): void {
    // An array in ascending order is a heap.
    this.#heap = [...this.#moments].map(([key, at]) => ({ key, at })).sort((a, b) => a.at - b.at)
  }

  #push(entry: Entry): void {
    let index = this.#heap.length
    for (let parent = (index - 1) >> 1; index > 0 && this.#at(parent) > entry.at; parent = (index - 1) >> 1) {
      this.#move(parent, index)
      index = parent
    }
    this.#heap[index] = entry
  }

  #pop(): void {
    const last = this.#heap.pop()
    if (last === undefined || this.#heap.length === 0) return
    let index = 0
    for (let child = this.#smallerChild(0); this.#at(child) < last.at; child = this.#smallerChild(index)) {
      this.#move(child, index)
      index = child
    }
    this.#heap[index] = last
  }

  #smallerChild(index: number): number {
    const left = 2 * index + 1
    return this.#at(left + 1) < this.#at(left) ? left + 1 : left
  }

  /** Beyond the end is later than everything. */
  #at(index: number): number {
    return this.#heap[index]?.at ?? Number.POSITIVE_INFINITY
  }

  #move(from: number, to: number): void {
    const entry = this.#heap[from]
    if (entry !== undefined) this.#heap[to] = entry
  }
}
