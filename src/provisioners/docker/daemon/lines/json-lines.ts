import { TextLines } from './text-lines'

/**
 * Docker's streams of JSON lines, cut anywhere by the network. Half a line waits for its other half, a line that is not JSON is handed
 * out as `undefined` (never thrown from inside a stream, where nobody could catch it).
 */
const LONGEST_LINE = 1024 * 1024

export async function* jsonLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Readonly<Record<string, unknown>> | undefined> {
  const decoder = new TextDecoder()
  const lines = new TextLines()
  for await (const chunk of chunks) {
    for (const line of lines.take(decoder.decode(chunk, { stream: true }))) if (line.trim() !== '') yield parseLine(line)
    if (lines.restLength > LONGEST_LINE) {
      lines.takeRest()
      yield undefined
    }
  }
  const rest = lines.takeRest()
  if (rest.trim() !== '') yield parseLine(rest)
}

function parseLine(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : undefined
  } catch {
    return undefined
  }
}
