import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HoleFinder, WINDOW, withHoles } from '../../../../../src/provisioners/docker/student-folder/archive/hole-finder'

const PIECE = 4096

describe('holes are found again in what Docker hands out', () => {
  function found(content: Buffer): { finder: HoleFinder; kept: Buffer } {
    const finder = new HoleFinder()
    const kept: Buffer[] = []
    for (let at = 0; at < content.length; at += WINDOW) kept.push(...finder.take(content.subarray(at, at + WINDOW)))
    return { finder, kept: Buffer.concat(kept) }
  }

  it('and with them the file is the same again, whatever it is', async () => {
    const piece = fc.record({ isHole: fc.boolean(), length: fc.integer({ min: 1, max: 20_000 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const content = Buffer.concat(pieces.map(({ isHole, length }) => Buffer.alloc(length, isHole ? 0 : 9)))
        const { finder, kept } = found(content)
        let at = 0
        const next = async (length: number): Promise<Buffer> => kept.subarray(at, (at += length))
        const again: Buffer[] = []
        for await (const bytes of withHoles(finder.runs, finder.size, next)) again.push(bytes)
        expect(Buffer.concat(again).equals(content)).toBe(true)
        expect([finder.size, finder.kept]).toEqual([content.length, kept.length])
      }),
    )
  })

  it('a zero too few is no hole; neighbours are one run', () => {
    const content = Buffer.alloc(3 * WINDOW, 1)
    content.fill(0, PIECE, 2 * PIECE - 1)
    content.fill(0, WINDOW, 2 * WINDOW)
    expect(found(content).finder.runs).toEqual([
      { offset: 0, length: WINDOW },
      { offset: 2 * WINDOW, length: WINDOW },
    ])
  })

  it('a file that is cut up on purpose has a list of bounded length: first small holes count as bytes, then all', () => {
    const fine = Buffer.alloc(WINDOW)
    for (let at = 0; at < WINDOW; at += 2 * PIECE) fine.fill(1, at, at + PIECE)
    const finder = new HoleFinder()
    for (let index = 0; index < 1000; index += 1) finder.take(fine)
    expect(finder.runs.length).toBeLessThan(1100)
    for (let index = 0; index < 40_000; index += 1) finder.take(index % 2 === 0 ? Buffer.alloc(WINDOW) : fine)
    const runs = finder.runs.length
    expect(runs).toBeGreaterThan(15_000)
    for (let index = 0; index < 40_000; index += 1) finder.take(index % 2 === 0 ? Buffer.alloc(PIECE) : fine)
    expect(finder.runs.length).toBeLessThanOrEqual(32 * 1024)
  })
})
