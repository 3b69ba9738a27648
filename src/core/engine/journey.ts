import type { Clock, Unsubscribe } from '../clock/clock'
import type { RunNews } from '../controller/reconcile-loop'
import type { JourneyStep } from '../events/journey-step'
import type { Finding } from '../reconciler/finding'
import { isExpired } from '../resource/api-error'
import type { StoredLab } from '../resource/lab-instance'
import type { ResourceChange, ResourceStore, ResourceWatch } from '../store/resource-store'

const KIND = 'LabInstance'

export interface JourneyParts {
  readonly store: ResourceStore
  readonly clock: Clock
  readonly watcher: { onDidNotice(listener: (change: ResourceChange<StoredLab>) => void): Unsubscribe }
  readonly controller: { onDidRun(listener: (news: RunNews) => void): Unsubscribe }
  readonly reconciler: { onDidFind(listener: (finding: Finding) => void): Unsubscribe }
}

/** Follows labs through the engine from now on, until it is told to stop. Hangs on to nothing in between. */
export function followJourney(parts: JourneyParts, listener: (step: JourneyStep) => void): Unsubscribe {
  const journey = new Journey(parts, listener)
  return () => journey.close()
}

class Journey {
  readonly #parts: JourneyParts
  readonly #listener: (step: JourneyStep) => void
  readonly #releases: readonly Unsubscribe[]
  #written: ResourceWatch<StoredLab>

  constructor(parts: JourneyParts, listener: (step: JourneyStep) => void) {
    this.#parts = parts
    this.#listener = listener
    this.#written = this.#openStore()
    this.#releases = [
      parts.watcher.onDidNotice(({ key, type, resourceVersion }) => this.#tell({ step: 'noticed', key, what: type, resourceVersion })),
      parts.controller.onDidRun((news) => this.#tell(news)),
      parts.reconciler.onDidFind(({ key, uid, type }) => this.#tell({ step: 'found', key: key ?? `Orphan//${uid}`, what: type })),
    ]
  }

  close(): void {
    for (const release of this.#releases) release()
    this.#written.close()
  }

  #openStore(): ResourceWatch<StoredLab> {
    const watch = this.#parts.store.watch<StoredLab>(KIND)
    watch.onDidSignal(() => this.#tellWritten())
    return watch
  }

  /** What was written is told before what came of it, whoever of the store's listeners was called first. */
  #tell(step: Omit<JourneyStep, 'at'>): void {
    this.#tellWritten()
    this.#hand(step)
  }

  #tellWritten(): void {
    try {
      for (const { key, type, resourceVersion } of this.#written.take().changes)
        this.#hand({ step: 'written', key, what: type, resourceVersion })
    } catch (error) {
      if (!isExpired(error)) throw error
      // Fell behind the whole history: what was in it is no news any more.
      this.#written.close()
      this.#written = this.#openStore()
    }
  }

  #hand(step: Omit<JourneyStep, 'at'>): void {
    this.#listener({ ...step, at: this.#parts.clock.now() })
  }
}
