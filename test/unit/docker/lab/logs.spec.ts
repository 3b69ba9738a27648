import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logLines } from '../../../../src/provisioners/docker/lab/logs'

function frame(stream: number, text: string): Buffer {
  const content = Buffer.from(text)
  const header = Buffer.alloc(8)
  header.writeUInt8(stream, 0)
  header.writeUInt32BE(content.length, 4)
  return Buffer.concat([header, content])
}

function cut(whole: Buffer, cuts: readonly number[]): Buffer[] {
  const edges = [0, ...[...cuts].sort((a, b) => a - b), whole.length]
  return edges.slice(1).map((end, index) => whole.subarray(edges[index], end))
}

async function linesOf(chunks: readonly Buffer[]): Promise<string[]> {
  async function* source() {
    yield* chunks
  }
  const lines: string[] = []
  for await (const line of logLines(source())) lines.push(line)
  return lines
}

describe("a lab's output", () => {
  it('#126 is the same wherever it is cut, letters and headers too', async () => {
    const whole = Buffer.concat([frame(1, 'grüß '), frame(1, 'dich\r\nzweite'), frame(2, ' Zeile\nlast')])
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(whole.length), { maxLength: 8 }), async (cuts) => {
        expect(await linesOf(cut(whole, cuts))).toEqual(['grüß dich', 'zweite Zeile', 'last'])
      }),
    )
  })

  it('#126 of a terminal, without headers, is taken as it is', async () => {
    expect(await linesOf([Buffer.from('student@lab:~$ ls\nwork.txt\n')])).toEqual(['student@lab:~$ ls', 'work.txt'])
  })

  it('#126 without any line break is cut into pieces of bounded size', async () => {
    const lines = await linesOf(Array.from({ length: 100 }, () => frame(1, 'x'.repeat(10_000))))
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(16 * 1024)
  })
})
