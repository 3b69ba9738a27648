/**
 * Docker's streams of JSON lines, cut anywhere by the network. Half a line waits for its other half, a line that is not JSON is handed
 * out as `undefined` (never thrown from inside a stream, where nobody could catch it).
 */
const LONGEST_LINE = 1024 * 1024

export async function* jsonLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Readonly<Record<string, unknown>> | undefined> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.trim() !== '') yield parseLine(line)
    if (rest.length > LONGEST_LINE) {
      rest = ''
      yield undefined
    }
  }
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
