import { posix } from 'node:path'
import { TAR_BLOCK } from '../../image/tar'
import { extensionBlocks, headerLike, OCTAL_LIMIT, padded } from './head-blocks'
import { numberRecord, wholeNumber } from './tar-records'
import { brokenArchive, type TarHead } from './tar-head'
import type { ByteSource } from '../byte-source'

/** A run of bytes that are there; what lies between two of them is a hole. */
export interface Run {
  readonly offset: number
  readonly length: number
}

/**
 * PAX 1.0, as GNU tar writes it: the entry's content begins with a list of its runs (how many, then offset and length of each, a line
 * a number), padded to a block, and then their bytes, one after another. The real name and size are records before it.
 */
const MAJOR = 'GNU.sparse.major'
const MINOR = 'GNU.sparse.minor'
const NAME = 'GNU.sparse.name'
const REAL_SIZE = 'GNU.sparse.realsize'

/** More runs than this are no list, but an attack on memory. */
const MOST_RUNS = 1_000_000
const LONGEST_LINE = 16

/** The header blocks and the list of an entry with holes, in place of what came. */
export function sparseStart(head: TarHead, runs: readonly Run[], realSize: number): Buffer {
  const listed = [...runs, { offset: realSize, length: 0 }]
  const list = padded(Buffer.from(`${listed.length}\n${listed.map(({ offset, length }) => `${offset}\n${length}\n`).join('')}`))
  const stored = list.length + runs.reduce((sum, { length }) => sum + length, 0)
  const extension = extensionBlocks(head.block, [
    ...[...head.records].filter(([key]) => key !== 'path' && key !== 'size'),
    [MAJOR, '1'],
    [MINOR, '0'],
    [NAME, head.name],
    [REAL_SIZE, String(realSize)],
    ...(stored < OCTAL_LIMIT ? [] : [['size', String(stored)] as const]),
  ])
  const standIn = Buffer.from(`GNUSparseFile.0/${posix.basename(head.name.toString('latin1'))}`.slice(0, 100), 'latin1')
  return Buffer.concat([extension, headerLike(head.block, { name: standIn, type: '0', size: stored }), list])
}

export interface SparseFacts {
  readonly name: Buffer
  readonly realSize: number
}

/** undefined: an ordinary entry. 'otherForm': holes, written in one of the older ways. */
export function sparseFactsOf({ records, type }: TarHead): SparseFacts | 'otherForm' | undefined {
  if (type === 'sparseOfOld') return 'otherForm'
  if (![...records.keys()].some((key) => key.startsWith('GNU.sparse.'))) return undefined
  const [name, realSize] = [records.get(NAME), numberRecord(records, REAL_SIZE)]
  const isKnown = type === 'file' && records.get(MAJOR)?.toString() === '1' && records.get(MINOR)?.toString() === '0'
  return !isKnown || name === undefined || realSize === undefined ? 'otherForm' : { name, realSize }
}

/** The list at the beginning of the content: in order, without overlap, within the real size, and all of what is stored. */
export async function readRuns(source: ByteSource, stored: number, realSize: number): Promise<readonly Run[]> {
  const lines = new LineReader(source, stored)
  const count = await lines.next()
  if (count > MOST_RUNS || count > stored) throw brokenArchive()
  const runs: Run[] = []
  let [end, bytes] = [0, 0]
  for (let index = 0; index < count; index += 1) {
    const run = { offset: await lines.next(), length: await lines.next() }
    if (run.offset < end || run.offset + run.length > realSize) throw brokenArchive()
    end = run.offset + run.length
    bytes += run.length
    if (run.length > 0) runs.push(run)
  }
  if (lines.taken + bytes !== stored) throw brokenArchive()
  return runs
}

/** Numbers, a line each, out of whole blocks; never reads a block more than they need. */
class LineReader {
  taken = 0
  #block: Buffer = Buffer.alloc(0)
  readonly #source: ByteSource
  readonly #most: number

  constructor(source: ByteSource, most: number) {
    this.#source = source
    this.#most = most
  }

  async next(): Promise<number> {
    let end = this.#block.indexOf(0x0a)
    if (end < 0) {
      if (this.#block.length > LONGEST_LINE || this.taken + TAR_BLOCK > this.#most) throw brokenArchive()
      const more = await this.#source.exactly(TAR_BLOCK)
      if (more === undefined) throw brokenArchive()
      this.taken += TAR_BLOCK
      this.#block = Buffer.concat([this.#block, more])
      end = this.#block.indexOf(0x0a)
    }
    const value = end < 0 ? undefined : wholeNumber(this.#block.subarray(0, end))
    if (value === undefined) throw brokenArchive()
    this.#block = this.#block.subarray(end + 1)
    return value
  }
}
