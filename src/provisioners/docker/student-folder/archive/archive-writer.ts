import type { Clock } from '../../../../core/clock/clock'
import { TAR_BLOCK } from '../../image/tar'
import { ArchiveFile, temporaryFor } from './archive-file'
import { ByteSource } from '../byte-source'
import { HoleFinder, WINDOW, withHoles } from './hole-finder'
import { LeftOutList, type LeftOut } from '../left-out'
import { sparseStart } from './sparse-form'
import { Spool } from '../spool'
import { brokenArchive, nextHead, paddedLength, type TarHead } from './tar-head'

export interface ArchiveBounds {
  /** Of the archive itself, on this disk. */
  readonly maxBytes: number
  /** What is asked of Docker, zeros included; an entry that claims more than is left of this is not even begun. */
  readonly maxRead: number
  readonly maxMs: number
}

const GIB = 1024 ** 3
export const ARCHIVE_BOUNDS: ArchiveBounds = { maxBytes: 2 * GIB, maxRead: 4 * GIB, maxMs: 240_000 }

export interface ArchiveFacts {
  readonly path: string
  /** The archive's own size and hash. */
  readonly bytes: number
  readonly sha256: string
  readonly files: number
  readonly folders: number
  readonly links: number
  /** Devices, pipes, and what is not known. */
  readonly others: number
  /** Content that is kept, without holes. */
  readonly realBytes: number
  /** What the entries claim, kept or not. */
  readonly apparentBytes: number
  readonly isWhole: boolean
  /** It ended at an entry that claims more than may be read: what lies behind that was not looked at. */
  readonly endedAtClaim: boolean
  readonly leftOut: LeftOut
}

export interface WriteOptions {
  readonly path: string
  readonly clock: Clock
  readonly bounds?: Partial<ArchiveBounds>
  /** What the tar does not have although it is there, as far as its sender tells: then the archive is not whole. */
  readonly leftOut?: LeftOutList
}

/**
 * Docker's tar, kept as a tar of our own: every header as it came, holes as holes again, and no more than the bounds allow. Where a
 * bound is reached the archive is closed properly, is not whole, and says what is missing. A tar that breaks off leaves nothing.
 */
export async function writeArchive(chunks: AsyncIterable<Buffer>, options: WriteOptions): Promise<ArchiveFacts> {
  const source = new ByteSource(chunks)
  const file = await ArchiveFile.create(options.path)
  const writer = new ArchiveWriter(source, file, { ...options, bounds: { ...ARCHIVE_BOUNDS, ...options.bounds } })
  try {
    return await writer.run()
  } catch (error) {
    await file.drop()
    throw error
  } finally {
    await writer.close()
    await source.close()
  }
}

class ArchiveWriter {
  readonly #counted = { files: 0, folders: 0, links: 0, others: 0, realBytes: 0, apparentBytes: 0 }
  readonly #leftOut: LeftOutList
  readonly #spool: Spool
  readonly #endsAt: number
  readonly #clock: Clock
  readonly #bounds: ArchiveBounds
  #endedAtClaim = false

  constructor(
    readonly source: ByteSource,
    readonly file: ArchiveFile,
    { clock, bounds, leftOut = new LeftOutList() }: Pick<WriteOptions, 'clock' | 'leftOut'> & { readonly bounds: ArchiveBounds },
  ) {
    this.#leftOut = leftOut
    this.#spool = new Spool(temporaryFor(`${file.path}.spool`))
    this.#clock = clock
    this.#bounds = bounds
    this.#endsAt = clock.monotonic() + bounds.maxMs
  }

  async run(): Promise<ArchiveFacts> {
    while (await this.#next());
    await this.file.write(Buffer.alloc(2 * TAR_BLOCK))
    const kept = await this.file.keep()
    return {
      path: this.file.path,
      ...kept,
      ...this.#counted,
      apparentBytes: Math.min(this.#counted.apparentBytes + this.#leftOut.unreadBytes, Number.MAX_SAFE_INTEGER),
      isWhole: this.#leftOut.isEmpty,
      endedAtClaim: this.#endedAtClaim,
      leftOut: this.#leftOut.told,
    }
  }

  close(): Promise<void> {
    return this.#spool.close()
  }

  /** False at the end, be it the tar's own or a bound's. */
  async #next(): Promise<boolean> {
    const head = await nextHead(this.source)
    if (head === undefined) return false
    this.#counted.apparentBytes = Math.min(this.#counted.apparentBytes + head.size, Number.MAX_SAFE_INTEGER)
    this.#endedAtClaim = head.size > this.#bounds.maxRead - this.source.taken
    // Reading on would take longer, or more, than is asked of anybody.
    if (this.#endedAtClaim || this.#isTimeOver() || this.#leftOut.isFull) return this.#stop(head)
    if (head.type !== 'file') return this.#keepPlain(head)
    return this.#keepFile(head)
  }

  #isTimeOver(): boolean {
    return this.#clock.monotonic() >= this.#endsAt
  }

  #stop({ name, size }: TarHead): false {
    this.#leftOut.add(name, size)
    this.#leftOut.more()
    return false
  }

  #hasRoomFor(bytes: number): boolean {
    return this.file.bytes + paddedLength(bytes) + 2 * TAR_BLOCK <= this.#bounds.maxBytes
  }

  async #keepPlain(head: TarHead): Promise<boolean> {
    if (head.size > 0) return this.#passOver(head)
    // A second name for something that is not here would be a link to nowhere.
    const isDangling = head.type === 'hardLink' && this.#leftOut.has(head.target)
    if (isDangling || !this.#hasRoomFor(head.raw.length)) return this.#passOver(head)
    await this.file.write(head.raw)
    this.#counted[head.type === 'folder' ? 'folders' : head.type.endsWith('Link') ? 'links' : 'others'] += 1
    return true
  }

  async #passOver(head: TarHead, missing = paddedLength(head.size)): Promise<boolean> {
    this.#leftOut.add(head.name, head.size)
    if (!(await this.source.skip(missing))) throw brokenArchive()
    return true
  }

  async #keepFile(head: TarHead): Promise<boolean> {
    const holes = new HoleFinder()
    await this.#spool.clear()
    while (holes.size < head.size) {
      const window = await this.source.exactly(Math.min(WINDOW, head.size - holes.size))
      if (window === undefined) throw brokenArchive()
      for (const piece of holes.take(window)) await this.#spool.add(piece)
      if (!this.#hasRoomFor(head.raw.length + holes.kept)) return this.#passOver(head, paddedLength(head.size) - holes.size)
      if (this.#isTimeOver()) return this.#stop(head)
    }
    if (!(await this.source.skip(paddedLength(head.size) - head.size))) throw brokenArchive()
    return this.#writeFile(head, holes)
  }

  async #writeFile(head: TarHead, holes: HoleFinder): Promise<boolean> {
    const start = holes.kept < holes.size ? sparseStart(head, holes.runs, holes.size) : undefined
    const isSparse = start !== undefined && start.length + holes.kept < head.raw.length + holes.size
    const [blocks, length] = isSparse ? [start, holes.kept] : [head.raw, holes.size]
    if (!this.#hasRoomFor(blocks.length + length)) return this.#passOver(head, 0)
    await this.file.write(blocks)
    const content = isSparse ? this.#spool.pieces() : withHoles(holes.runs, holes.size, nextOf(this.#spool.pieces()))
    for await (const piece of content) await this.file.write(piece)
    await this.file.write(Buffer.alloc(paddedLength(length) - length))
    this.#counted.files += 1
    this.#counted.realBytes += holes.kept
    return true
  }
}

/** Hands out pieces of at most the length asked for. */
function nextOf(pieces: AsyncIterable<Buffer>): (length: number) => Promise<Buffer> {
  const source = new ByteSource(pieces)
  return async (length) => {
    const piece = await source.upTo(length)
    if (piece === undefined) throw brokenArchive()
    return piece
  }
}
