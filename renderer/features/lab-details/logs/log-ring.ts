import { visibleText } from '../../../../src/contract/visible-text'

/** So many lines are drawn, searched and thrown away together. */
const CHUNK_LINES = 200
export const MOST_LINES = 10_000

export interface LogChunk {
  readonly id: number
  /** Its lines, each with its end of line. */
  readonly text: string
  readonly lines: number
}

/** The newest lines of an output. Chunks are replaced, never changed: only the last one is drawn anew when lines arrive. */
export interface LogRing {
  readonly chunks: readonly LogChunk[]
  readonly lines: number
  /** Lines that went to make room. */
  readonly dropped: number
  readonly nextId: number
}

export const EMPTY_RING: LogRing = { chunks: [], lines: 0, dropped: 0, nextId: 0 }

/** Colours, cursor moves and titles, as programs print them for a terminal; and control characters that have no shape. */
const SEQUENCES = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])|[\u0000-\u0008\u000b-\u001f\u007f]/g

/** What is left and would not be seen is shown as a sign: here, so that what is searched and copied is what stands there. */
export const plainLine = (line: string): string => visibleText(line.replace(SEQUENCES, ''))

export function appendLines(ring: LogRing, added: readonly string[]): LogRing {
  if (added.length === 0) return ring
  const chunks = [...ring.chunks]
  let { nextId } = ring
  const rest = added.slice(-MOST_LINES).map(plainLine)
  const last = chunks.at(-1)
  if (last !== undefined && last.lines < CHUNK_LINES) chunks[chunks.length - 1] = longer(last, rest.splice(0, CHUNK_LINES - last.lines))
  while (rest.length > 0) chunks.push(longer({ id: nextId++, text: '', lines: 0 }, rest.splice(0, CHUNK_LINES)))
  return trimmed({
    chunks,
    lines: ring.lines + Math.min(added.length, MOST_LINES),
    dropped: ring.dropped + Math.max(0, added.length - MOST_LINES),
    nextId,
  })
}

function longer(chunk: LogChunk, lines: readonly string[]): LogChunk {
  return { id: chunk.id, text: chunk.text + lines.map((line) => `${line}\n`).join(''), lines: chunk.lines + lines.length }
}

/** Whole chunks go, so that at least the newest 10,000 lines stay and what stays is not drawn again. */
function trimmed(ring: LogRing): LogRing {
  let [first, ...chunks] = ring.chunks
  let { lines, dropped } = ring
  while (first !== undefined && lines - first.lines >= MOST_LINES) {
    lines -= first.lines
    dropped += first.lines
    ;[first, ...chunks] = chunks
  }
  return first === undefined ? EMPTY_RING : { ...ring, chunks: [first, ...chunks], lines, dropped }
}

export const ringText = ({ chunks }: LogRing): string => chunks.map(({ text }) => text).join('')
