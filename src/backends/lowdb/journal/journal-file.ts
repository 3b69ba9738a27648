import { dirname } from 'node:path'
import type { Clock } from '../../../core/clock/clock'
import { renameWithRetry } from '../disk/rename-with-retry'
import { writeAll, type FileSystem, type OpenFile } from '../disk/file-system'

/**
 * One append-only journal. A file of zeros first, overwritten from the front: a sync then has no new length to make
 * durable (a third faster on ext4), room for deletes is there before the disk is full, and a file that does not end in zeros
 * was cut by somebody else.
 *
 *     6a09e667 {"journal":4,"revision":812,"epoch":1,"storeUid":"…","formatVersion":1}
 *     bb67ae85 {"key":"…","revision":813,"value":{…}}
 *     3c6ef372 {"key":"…","revision":814}
 *     \0\0\0\0…
 *
 * Each line begins with the checksum of the rest. The first one is there from the beginning, without a revision: "made, and never written
 * to", which is something else than a file whose content a power cut took. Together with the first records it is written over, and
 * says from then on after which revision the file begins.
 */
export interface JournalSizes {
  /** By so much a journal grows at a time. */
  readonly chunkBytes: number
  /** Kept back for deletes and for what leads to one. Less than chunkBytes. */
  readonly reserveBytes: number
}

export const DEFAULT_SIZES: JournalSizes = { chunkBytes: 1024 * 1024, reserveBytes: 512 * 1024 }

export interface JournalHeader {
  readonly journal: number
  /** Everything up to here is in earlier files; records of those with a higher revision were refused. Absent: nothing was written to it yet. */
  readonly revision?: number
  readonly epoch: number
  readonly storeUid: string
  readonly formatVersion: number
}

/** For the header, which is short and written once. */
const HEADER_ROOM = 512

interface JournalFileOptions {
  readonly files: FileSystem
  readonly clock: Clock
  readonly number: number
  readonly sizes: JournalSizes
  /** Its first line as long as nothing else is in it. */
  readonly firstLine: Uint8Array
}

/** How far a journal is written, and how long it is. */
export interface JournalEnd {
  readonly position: number
  readonly allocated: number
}

export class JournalFile {
  readonly #file: OpenFile
  readonly #isThere: () => boolean
  readonly number: number
  readonly #sizes: JournalSizes
  readonly #firstLine: Uint8Array
  #position: number
  #allocated: number

  constructor(file: OpenFile, isThere: () => boolean, options: JournalFileOptions & JournalEnd) {
    this.#file = file
    this.#isThere = isThere

    this.number = options.number
    this.#sizes = options.sizes
    this.#firstLine = options.firstLine
    this.#position = options.position
    this.#allocated = options.allocated
  }

  /** Durable in its directory: its first line, then zeros. */
  static async create(path: string, options: JournalFileOptions): Promise<JournalFile> {
    const { files } = options
    const temporary = `${path}.tmp`
    if (files.exists(temporary)) files.remove(temporary)
    const file = files.create(temporary)
    try {
      writeAll(file, begunWith(options.firstLine, options.sizes.chunkBytes), 0)
      await file.sync()
      await renameWithRetry(temporary, path, options)
      await files.syncDirectory(dirname(path))
      return new JournalFile(file, () => files.exists(path), { ...options, position: 0, allocated: options.sizes.chunkBytes })
    } catch (error) {
      file.close()
      if (files.exists(temporary)) files.remove(temporary)
      throw error
    }
  }

  /**
   * Goes on in one that an earlier process wrote: only where there is no room for a new one. What is read from it need not be on the disk
   * (a sync of that process may have failed), so it is written once more, over itself, and synced, before anything follows.
   */
  static async goOn(path: string, options: JournalFileOptions & JournalEnd): Promise<JournalFile> {
    const { files, position } = options
    const file = files.openToWrite(path)
    try {
      writeAll(file, files.read(path).subarray(0, position), 0)
      await file.sync()
      return new JournalFile(file, () => files.exists(path), options)
    } catch (error) {
      file.close()
      throw error
    }
  }

  /** Sees to it that so many bytes more fit, for other than urgent writes without touching the reserve. Throws what the disk says. */
  makeRoom(bytes: number, urgent: boolean): void {
    const needed = this.#position + HEADER_ROOM + bytes
    if (needed + this.#sizes.reserveBytes < this.#allocated) return
    try {
      this.#grow(needed)
    } catch (error) {
      // The last byte stays zero: it tells that nothing was cut off.
      if (!urgent || needed >= this.#allocated) throw error
    }
  }

  /** Resolves when durable: synced, and in a file that can be found again. One that was removed or moved away takes every write and keeps none. */
  async append(bytes: Uint8Array): Promise<void> {
    writeAll(this.#file, bytes, this.#position)
    await this.#file.syncData()
    if (!this.#isThere()) throw Object.assign(new Error('The journal was removed while it was in use.'), { code: 'ENOENT' })
    this.#position += bytes.length
  }

  /** After a failed append: what may have reached the disk of it is blotted out, as far as the disk lets us. */
  blotOut(length: number): void {
    try {
      writeAll(this.#file, this.#position === 0 ? begunWith(this.#firstLine, length) : Buffer.alloc(length), this.#position)
    } catch {
      // The journal is given up in any case. The next one's header voids what may be left in here.
    }
  }

  close(): void {
    this.#file.close()
  }

  #grow(needed: number): void {
    const wanted = Math.ceil((needed + this.#sizes.reserveBytes + 1) / this.#sizes.chunkBytes) * this.#sizes.chunkBytes
    writeAll(this.#file, Buffer.alloc(wanted - this.#allocated), this.#allocated)
    this.#allocated = wanted
  }
}

function begunWith(firstLine: Uint8Array, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  bytes.set(firstLine)
  return bytes
}
