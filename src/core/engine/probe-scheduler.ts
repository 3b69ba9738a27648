import type { Clock } from '../clock/clock'
import { Ticker } from '../clock/ticker'
import type { StoredLab } from '../resource/lab-instance'
import type { ResourceKey } from '../resource/resource'
import type { ResourceChange } from '../store/resource-store'

/** Every ready lab is asked for an answer about this often ... */
const ROUND_MS = 30_000
const TICK_MS = 1_000
/** ... but never more than this many in a second: with 1,000 labs a round takes longer, and the machine stays quiet. */
const MOST_PER_TICK = 10

/** Hands ready labs, a few each second and in turn, to whoever asks them. */
export class ProbeScheduler {
  /** In the order of their turns: who was asked goes to the end. */
  readonly #ready = new Set<ResourceKey>()
  readonly #ticker: Ticker
  /** Known to be ready from before this process: nobody has asked them yet, so they come first. */
  readonly #unasked = new Set<ResourceKey>()
  /** Questions not asked yet; with three labs one falls due every ten seconds, so fractions are kept. */
  #budget = 0

  constructor({ clock, ask: requestProbe }: { readonly clock: Clock; readonly ask: (key: ResourceKey) => void }) {
    this.#ticker = new Ticker({
      clock,
      interval: () => TICK_MS,
      task: () => {
        for (const key of this.#next()) requestProbe(key)
        return Promise.resolve()
      },
    })
  }

  start(): void {
    this.#ticker.start()
  }

  stop(): Promise<void> {
    return this.#ticker.stop()
  }

  /** Handler of the watcher. */
  learn({ type, key, current, previous }: ResourceChange<StoredLab>): void {
    if (type === 'DELETED' || current.status.state !== 'ready') {
      this.#ready.delete(key)
      this.#unasked.delete(key)
    } else {
      if (previous === undefined && !this.#ready.has(key)) this.#unasked.add(key)
      this.#ready.add(key)
    }
  }

  #next(): readonly ResourceKey[] {
    const first = [...firstOf(this.#unasked, MOST_PER_TICK)]
    if (first.length > 0) return this.#toTheEnd(first)
    this.#budget = Math.min(this.#budget + (this.#ready.size * TICK_MS) / ROUND_MS, MOST_PER_TICK)
    const turn = [...firstOf(this.#ready, Math.floor(this.#budget))]
    this.#budget -= turn.length
    return this.#toTheEnd(turn)
  }

  #toTheEnd(turn: readonly ResourceKey[]): readonly ResourceKey[] {
    for (const key of turn) {
      this.#unasked.delete(key)
      this.#ready.delete(key)
      this.#ready.add(key)
    }
    return turn
  }
}

function* firstOf<Item>(items: Iterable<Item>, count: number): Generator<Item> {
  let left = count
  for (const item of items) {
    if (left-- <= 0) return
    yield item
  }
}
