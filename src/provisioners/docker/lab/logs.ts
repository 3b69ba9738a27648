import type { LogOptions } from '../../../core/provisioner/provisioner'
import { TextLines } from '../daemon/lines/text-lines'

const HEADER = 8
/** One line of a lab that prints without end is cut here; a screen shows no more of it anyway. */
const LONGEST_LINE = 16 * 1024

/**
 * Docker's two-in-one stream (a header of 8 bytes before each piece: which stream, how long), as lines of text. A stream without such
 * headers (a terminal) is taken as it is. At most one line is held.
 */
export async function* logLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  const lines = new TextLines()
  for await (const piece of demultiplexed(chunks)) {
    for (const line of lines.take(decoder.decode(piece, { stream: true }))) yield tidy(line)
    if (lines.restLength > LONGEST_LINE) yield tidy(lines.takeRest())
  }
  if (lines.restLength > 0) yield tidy(lines.takeRest())
}

function tidy(line: string): string {
  return line.replace(/\r$/, '').slice(0, LONGEST_LINE)
}

async function* demultiplexed(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let header = Buffer.alloc(0)
  let left = 0
  let isRaw = false
  for await (const chunk of chunks) {
    let data = chunk
    while (data.length > 0) {
      if (isRaw || left > 0) {
        const piece = isRaw ? data : data.subarray(0, left)
        left = isRaw ? 0 : left - piece.length
        data = data.subarray(piece.length)
        yield piece
        continue
      }
      const missing = HEADER - header.length
      header = Buffer.concat([header, data.subarray(0, missing)])
      data = data.subarray(missing)
      if (header.length < HEADER) continue
      isRaw = !isHeader(header)
      if (isRaw) yield header
      else left = header.readUInt32BE(4)
      header = Buffer.alloc(0)
    }
  }
  if (header.length > 0) yield header
}

function isHeader(header: Buffer): boolean {
  return header.readUInt8(0) <= 2 && header.readUInt8(1) === 0 && header.readUInt16BE(2) === 0
}

export function logQuery({ tailLines, follow }: LogOptions): Readonly<Record<string, string>> {
  return { tail: tailLines === undefined ? 'all' : String(tailLines), ...(follow === true ? { follow: '1' } : {}) }
}
