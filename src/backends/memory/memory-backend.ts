import type { Clock } from '../../core/clock/clock'
import type { HistoryLimits } from '../../core/store/journaled/change-history'
import { noJournal } from '../../core/store/journaled/journal'
import { JournaledBackend } from '../../core/store/journaled/journaled-backend'
import type { StorageBackend } from '../../core/store/storage-backend'
import { VersionedValues } from '../../core/store/journaled/versioned-values'

export interface MemoryBackendOptions {
  readonly clock: Clock
  readonly history?: HistoryLimits
}

/** A store that lives as long as the process: for the demo and for tests. Every guarantee but surviving. */
export function createMemoryBackend({ clock, history }: MemoryBackendOptions): StorageBackend {
  return new JournaledBackend({ values: new VersionedValues(0, history), journal: noJournal, clock })
}
