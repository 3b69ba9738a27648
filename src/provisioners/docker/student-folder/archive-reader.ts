import type { Sentence } from '../../../core/sentences/sentence'
import { ArchiveRefused, shownName } from './archive-refused'
import { ByteSource } from './byte-source'
import { EntryRules } from './entry-rules'
import { withHoles, WINDOW } from './hole-finder'
import { readRuns, sparseFactsOf, type Run } from './sparse-form'
import { brokenArchive, nextHead, numberAt, paddedLength, type TarHead } from './tar-head'

export interface ReadBounds {
  readonly maxEntries: number
  /** Bytes of content, holes included: what unpacking it may cost. */
  readonly maxBytes: number
  /** How often its own size an archive may claim; holes are bought for nothing. Not asked before `RATIO_FROM` bytes are claimed. */
  readonly maxRatio: number
}

const GIB = 1024 ** 3
const READ_BOUNDS: ReadBounds = { maxEntries: 500_000, maxBytes: 4 * GIB, maxRatio: 100 }
const RATIO_FROM = 256 * 1024 ** 2
const MIB = 1024 ** 2

export interface ReadOptions {
  readonly bounds?: Partial<ReadBounds>
  /** The one folder that everything has to lie in, as in an archive of ours (`student`); without it the archive is the folder. */
  readonly top?: string
  /**
   * What to do about an entry that is not allowed. 'refuse' (the default) ends the reading, for a stranger's archive. Its own student's
   * archive is not lost to one pipe or one link to /usr/bin: there it is left out, and told to this function.
   */
  readonly onRefused?: 'refuse' | ((why: Sentence) => void)
}

export interface ArchiveEntry {
  readonly type: 'file' | 'folder' | 'symbolicLink' | 'hardLink'
  /** Relative, of plain parts, as bytes; empty is the folder itself. */
  readonly path: Buffer
  /** As the archive has it, inside by rule; empty for files and folders. */
  readonly target: Buffer
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** Seconds since 1970. */
  readonly modifiedAt: number
  /** With its holes. */
  readonly size: number
  /** Where its bytes are; one run for a file without holes. */
  readonly runs: readonly Run[]
  /** Its bytes, holes as zeros. Before the next entry, or never; what is not read is passed over. */
  content(): AsyncIterable<Buffer>
}

/**
 * Entries as they stream by. Nothing of what is handed out can name a place outside the folder; whether the archive is whole is known
 * only at its end, so what was made of it counts when this has ended without a refusal (`ArchiveRefused`).
 */
export async function* readArchive(chunks: AsyncIterable<Buffer>, options: ReadOptions = {}): AsyncGenerator<ArchiveEntry> {
  const source = new ByteSource(chunks)
  const limits = { ...READ_BOUNDS, ...options.bounds }
  const rules = new EntryRules({ top: options.top, maxPlaces: limits.maxEntries })
  const bounds = new Bounds(source, limits)
  try {
    for (let head = await nextHead(source); head !== undefined; head = await nextHead(source)) {
      bounds.count()
      const ends = source.taken + paddedLength(head.size)
      const entry = await admitted(head, { source, rules, bounds, options })
      if (entry !== undefined) yield entry
      if (!(await source.skip(ends - source.taken))) throw brokenArchive()
    }
  } finally {
    await source.close()
  }
}

interface Reading {
  readonly source: ByteSource
  readonly rules: EntryRules
  readonly bounds: Bounds
  readonly options: ReadOptions
}

async function admitted(head: TarHead, { source, rules, bounds, options }: Reading): Promise<ArchiveEntry | undefined> {
  try {
    const sparse = sparseFactsOf(head)
    const name = sparse === undefined || sparse === 'otherForm' ? head.name : sparse.name
    if (sparse === 'otherForm') throw new ArchiveRefused({ code: 'ArchiveSparseForm', params: { name: shownName(name) } })
    const path = rules.admit({ type: head.type, target: head.target, name })
    const size = sparse?.realSize ?? head.size
    bounds.claim(size, head.size)
    const runs =
      sparse === undefined ? [{ offset: 0, length: size }].filter(({ length }) => length > 0) : await readRuns(source, head.size, size)
    return entryOf(head, { source, path, size, runs })
  } catch (error) {
    // An old form's own headers follow the entry uncounted: after it nobody knows where the next one begins.
    const isOfEntry = error instanceof ArchiveRefused && 'name' in (error.sentence.params ?? {}) && head.type !== 'sparseOfOld'
    if (!isOfEntry || typeof options.onRefused !== 'function') throw error
    options.onRefused(error.sentence)
    return undefined
  }
}

function entryOf(
  head: TarHead,
  {
    source,
    path,
    size,
    runs,
  }: { readonly source: ByteSource; readonly path: Buffer; readonly size: number; readonly runs: readonly Run[] },
): ArchiveEntry {
  const beginsAt = source.taken
  const next = async (length: number): Promise<Buffer> => {
    const piece = await source.upTo(length)
    if (piece === undefined) throw brokenArchive()
    return piece
  }
  const isLink = head.type === 'symbolicLink' || head.type === 'hardLink'
  return {
    type: head.type as ArchiveEntry['type'],
    path,
    target: isLink ? head.target : Buffer.alloc(0),
    size,
    runs,
    mode: numberAt(head.block, 100, 8) & 0o777,
    uid: ownerIn(head, 'uid', 108),
    gid: ownerIn(head, 'gid', 116),
    modifiedAt: timeIn(head),
    content: () => {
      if (source.taken !== beginsAt) throw new Error(`The content of ${shownName(path)} has passed by`)
      return withHoles(runs, size, (length) => next(Math.min(length, WINDOW)))
    },
  }
}

function ownerIn(head: TarHead, key: 'uid' | 'gid', at: number): number {
  const named = head.records.get(key)?.toString('latin1')
  return named !== undefined && /^\d{1,10}$/.test(named) ? Number(named) : numberAt(head.block, at, 8)
}

/** Before 1970 tars disagree; then it is the beginning. */
function timeIn({ block }: TarHead): number {
  return ((block[136] ?? 0) & 0x80) === 0 ? numberAt(block, 136, 12) : 0
}

/** What the archive may ask of whoever unpacks it. */
class Bounds {
  #entries = 0
  #claimed = 0

  constructor(
    readonly source: ByteSource,
    readonly bounds: ReadBounds,
  ) {}

  count(): void {
    this.#entries += 1
    if (this.#entries > this.bounds.maxEntries)
      throw new ArchiveRefused({ code: 'ArchiveTooMany', params: { limit: this.bounds.maxEntries } })
  }

  claim(size: number, stored: number): void {
    this.#claimed += size
    if (this.#claimed > this.bounds.maxBytes)
      throw new ArchiveRefused({ code: 'ArchiveTooLarge', params: { limit: Math.floor(this.bounds.maxBytes / MIB) } })
    const isHollow = this.#claimed > RATIO_FROM && this.#claimed > (this.source.taken + stored) * this.bounds.maxRatio
    if (isHollow) throw this.#hollow(stored)
  }

  #hollow(stored: number): ArchiveRefused {
    return new ArchiveRefused({
      code: 'ArchiveTooHollow',
      params: { claims: Math.round(this.#claimed / MIB), size: Math.ceil((this.source.taken + stored) / MIB) },
    })
  }
}
