import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Clock } from '../../core/clock/clock'
import type { HistoryLimits } from '../../core/store/journaled/change-history'
import { VersionedValues } from '../../core/store/journaled/versioned-values'
import type { FileSystem } from './disk/file-system'
import { putAside } from './disk/quarantine'
import { journalNumber, type StorePaths } from './disk/store-paths'
import { readInstallation } from './installation'
import type { Recovered } from './recover'
import type { SnapshotHeader } from './snapshot/snapshot'

export interface Beginning {
  readonly files: FileSystem
  readonly paths: StorePaths
  readonly clock: Clock
  readonly formatVersion: number
  readonly history?: HistoryLimits
}

/** There never was a store here. */
export function firstStart(beginning: Beginning): Recovered {
  return empty(beginning, { storeUid: randomUUID(), createdAt: isoNow(beginning), revision: 0 })
}

/** A person put START-EMPTY there. The counter continues where no client has been: milliseconds since 1970 are more than any store has counted. */
export function beginEmptyIfAsked(beginning: Beginning): Recovered | undefined {
  const { files, paths, clock } = beginning
  if (!files.exists(paths.startEmpty)) return undefined
  for (const name of files.list(paths.directory)) if (isStoreFile(name)) putAside(files, join(paths.directory, name), clock.now())
  const { instanceId: storeUid, createdAt } = readInstallation(files, paths) ?? { instanceId: randomUUID(), createdAt: isoNow(beginning) }
  const begun = empty(beginning, { storeUid, createdAt, revision: clock.now() })
  files.remove(paths.startEmpty)
  return { ...begun, notices: [{ code: 'StoreBegunEmpty' }] }
}

function empty({ formatVersion, history }: Beginning, identity: Pick<SnapshotHeader, 'storeUid' | 'createdAt' | 'revision'>): Recovered {
  const header: SnapshotHeader = { formatVersion, ...identity, epoch: 1, journal: 1 }
  const values = new VersionedValues(header.revision, history)
  return { values, header, notices: [], damaged: [], older: [], nextJournal: 1, backlogBytes: 0, isNewer: false }
}

function isStoreFile(name: string): boolean {
  return name === 'state.json' || name === 'state.json.bak' || journalNumber(name) !== undefined
}

function isoNow({ clock }: Beginning): string {
  return new Date(clock.now()).toISOString()
}
