import { dirname } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Adapter } from 'lowdb'
import type { Clock } from '../../../core/clock/clock'
import { renameWithRetry } from '../disk/rename-with-retry'
import { writeAll, type FileSystem, type OpenFile } from '../disk/file-system'
import { readSnapshot, writeSnapshot, type Snapshot } from './snapshot'

/** Synced in portions, so that the last sync does not hold up the journal's. */
const SYNC_EVERY_BYTES = 4 * 1024 * 1024

/**
 * What lowdb reads and writes through. Its own adapter never syncs; here a write is only over when it would survive a power cut:
 * a fresh file (never over an old one) -> all bytes -> size checked -> fsync -> close -> the old one becomes `.bak` -> rename
 * -> fsync of the directory. A failure at any step leaves the old file and no temporary one.
 */
export class SnapshotAdapter implements Adapter<Snapshot> {
  readonly #place: { readonly files: FileSystem; readonly clock: Clock; readonly path: string }

  /** Size of the last snapshot read or written. */
  bytes = 0
  #writes = 0

  readonly #files: FileSystem
  readonly #path: string

  constructor(place: { readonly files: FileSystem; readonly clock: Clock; readonly path: string }) {
    this.#place = place

    this.#files = place.files
    this.#path = place.path
  }

  get backupPath(): string {
    return `${this.#path}.bak`
  }

  /** null: there is none. Throws DamagedFile. */
  async read(): Promise<Snapshot | null> {
    return this.#files.exists(this.#path) ? this.readFile(this.#path) : null
  }

  readFile(path: string): Snapshot {
    const bytes = this.#files.read(path)
    this.bytes = bytes.length
    return readSnapshot(bytes)
  }

  async write(snapshot: Snapshot): Promise<void> {
    const target = this.#files.resolve(this.#path)
    const temporary = `${target}.${process.pid}-${(this.#writes += 1)}.tmp`
    try {
      this.bytes = await this.#writeTemporary(temporary, snapshot)
      await this.#replace(temporary, target)
    } catch (error) {
      this.#removeIfThere(temporary)
      throw error
    }
    await this.#files.syncDirectory(dirname(target))
  }

  async #writeTemporary(path: string, snapshot: Snapshot): Promise<number> {
    const file = this.#files.create(path)
    try {
      const size = await writePieces(file, writeSnapshot(snapshot))
      if (file.size() !== size) throw new Error(`${path} has ${file.size()} bytes instead of ${size}.`)
      await file.sync()
      return size
    } finally {
      file.close()
    }
  }

  async #replace(temporary: string, target: string): Promise<void> {
    const hadOne = this.#files.exists(target)
    if (hadOne) await renameWithRetry(target, this.backupPath, this.#place)
    try {
      await renameWithRetry(temporary, target, this.#place)
    } catch (error) {
      if (hadOne) this.#files.rename(this.backupPath, target)
      throw error
    }
  }

  #removeIfThere(path: string): void {
    if (this.#files.exists(path)) this.#files.remove(path)
  }
}

async function writePieces(file: OpenFile, pieces: Iterable<Buffer>): Promise<number> {
  let position = 0
  let synced = 0
  for (const piece of pieces) {
    writeAll(file, piece, position)
    position += piece.length
    // A piece takes well under a millisecond; whatever else there is to do gets its turn after each.
    await nextTurn()
    if (position - synced < SYNC_EVERY_BYTES) continue
    // Not syncData, which may be done on the spot: this one takes long.
    await file.sync()
    synced = position
  }
  return position
}
