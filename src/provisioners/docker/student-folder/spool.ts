import { open, rm, type FileHandle } from 'node:fs/promises'
import { WINDOW } from './archive/hole-finder'

const IN_MEMORY = 1024 * 1024

/**
 * Where one file's bytes wait until it is known where its holes are (an archive names them before the bytes). Small files wait in memory,
 * a large one on disk beside the archive.
 */
export class Spool {
  #pieces: Buffer[] = []
  #inMemory = 0
  #written = 0
  #file: FileHandle | undefined
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  async add(piece: Buffer): Promise<void> {
    this.#pieces.push(piece)
    this.#inMemory += piece.length
    if (this.#inMemory > IN_MEMORY) await this.#toDisk()
  }

  /** What was added, in pieces, once. */
  async *pieces(): AsyncGenerator<Buffer> {
    for (let at = 0; at < this.#written;) {
      const piece = Buffer.alloc(Math.min(WINDOW, this.#written - at))
      const { bytesRead } = await this.#opened().read(piece, 0, piece.length, at)
      if (bytesRead === 0) throw new Error('What waited on disk is gone')
      at += bytesRead
      yield piece.subarray(0, bytesRead)
    }
    yield* this.#pieces
  }

  /** For the next file. */
  async clear(): Promise<void> {
    this.#pieces = []
    this.#inMemory = 0
    if (this.#written > 0) await this.#opened().truncate(0)
    this.#written = 0
  }

  async close(): Promise<void> {
    await this.#file?.close()
    await rm(this.#path, { force: true })
  }

  async #toDisk(): Promise<void> {
    this.#file ??= await open(this.#path, 'wx+', 0o600)
    const together = Buffer.concat(this.#pieces)
    for (let at = 0; at < together.length;)
      at += (await this.#file.write(together, at, together.length - at, this.#written + at)).bytesWritten
    this.#written += together.length
    this.#pieces = []
    this.#inMemory = 0
  }

  #opened(): FileHandle {
    if (this.#file === undefined) throw new Error('Nothing was written to disk')
    return this.#file
  }
}
