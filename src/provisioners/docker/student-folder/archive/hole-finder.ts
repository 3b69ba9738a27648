import type { Run } from './sparse-form'

/** What a file system keeps as one piece: no hole is smaller. */
const PIECE = 4096
/** How much is looked at in one go. */
export const WINDOW = 64 * 1024
const ZEROS = Buffer.alloc(WINDOW)

/** A file of so many runs is cut up on purpose: from then on only large holes count, then none, so that the list stays small. */
const FINE_RUNS = 1024
const MOST_RUNS = 32 * 1024

/** Docker hands a file out with its holes written as zeros. Finds them again; what is given on are the runs that have to be kept. */
export class HoleFinder {
  readonly runs: Run[] = []
  /** Bytes seen so far. */
  size = 0
  kept = 0

  /** The pieces of the next window (all but the last are of full length) that are no hole. */
  take(window: Buffer): readonly Buffer[] {
    const at = this.size
    this.size += window.length
    if (this.runs.length >= MOST_RUNS) return [this.#keep(window, at)]
    if (isZero(window)) return []
    if (this.runs.length >= FINE_RUNS) return [this.#keep(window, at)]
    const kept: Buffer[] = []
    for (let start = 0; start < window.length; start += PIECE) {
      const piece = window.subarray(start, start + PIECE)
      if (!isZero(piece)) kept.push(this.#keep(piece, at + start))
    }
    return kept
  }

  #keep(piece: Buffer, offset: number): Buffer {
    const last = this.runs.at(-1)
    this.kept += piece.length
    if (last !== undefined && last.offset + last.length === offset)
      this.runs[this.runs.length - 1] = { offset: last.offset, length: last.length + piece.length }
    else this.runs.push({ offset, length: piece.length })
    return piece
  }
}

const isZero = (bytes: Buffer): boolean => bytes.equals(ZEROS.subarray(0, bytes.length))

/** All of it again, holes as zeros; `next` hands out what was kept, in order. */
export async function* withHoles(runs: readonly Run[], size: number, next: (length: number) => Promise<Buffer>): AsyncGenerator<Buffer> {
  let at = 0
  for (const { offset, length } of runs) {
    yield* zeros(offset - at)
    for (let missing = length; missing > 0;) {
      const piece = await next(Math.min(missing, WINDOW))
      missing -= piece.length
      yield piece
    }
    at = offset + length
  }
  yield* zeros(size - at)
}

function* zeros(length: number): Generator<Buffer> {
  for (let missing = length; missing > 0; missing -= WINDOW) yield ZEROS.subarray(0, Math.min(missing, WINDOW))
}
