import { describe, expect, it } from 'vitest'
import { appendLines, EMPTY_RING, MOST_LINES, plainLine, ringText } from '../../../../../renderer/features/lab-details/logs/log-ring'
import { findMatches, sameMatch, stepMatch } from '../../../../../renderer/features/lab-details/logs/log-search'

const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `line ${from + index}`)

describe('the output of a lab', () => {
  it('keeps at least the newest 10,000 lines and says how many went', () => {
    let ring = EMPTY_RING
    for (let from = 0; from < 25_000; from += 1_000) ring = appendLines(ring, lines(from, from + 1_000))
    expect(ring.lines).toBeGreaterThanOrEqual(MOST_LINES)
    expect(ring.lines).toBeLessThan(MOST_LINES + 200)
    expect(ring.lines + ring.dropped).toBe(25_000)
    expect(ringText(ring).endsWith('line 24998\nline 24999\n')).toBe(true)
    expect(ringText(ring).startsWith(`line ${ring.dropped}\n`)).toBe(true)
  })

  it('a flood in one piece is cut to what is kept, and counted', () => {
    const ring = appendLines(EMPTY_RING, lines(0, 30_000))
    expect([ring.lines, ring.dropped]).toEqual([MOST_LINES, 20_000])
  })

  it('new lines leave the pieces before the last one as they are, so they are not drawn again', () => {
    const before = appendLines(EMPTY_RING, lines(0, 450))
    const after = appendLines(before, lines(450, 460))
    expect(after.chunks.map((chunk, index) => chunk === before.chunks[index])).toEqual([true, true, false])
    expect(after.chunks.map(({ id }) => id)).toEqual([0, 1, 2])
  })

  it('what would turn a line round, or would not be seen, is shown as a sign, in what is searched and copied too', () => {
    const ring = appendLines(EMPTY_RING, ['total \u202e001\u202c done', 'a\u200bb\u0085c'])
    expect(ringText(ring)).toBe('total ⟨U+202E⟩001⟨U+202C⟩ done\na⟨U+200B⟩b⟨U+0085⟩c\n')
  })

  it('colours, titles and control characters of a terminal are left out; tabs stay', () => {
    expect(plainLine('\u001b[1;31mred\u001b[0m\tx\u001b]0;title\u0007y\u0000z')).toBe('red\txyz')
  })
})

describe('searching it', () => {
  const { chunks } = appendLines(EMPTY_RING, ['Error: a.b', 'fine', 'error: aXb ERROR'])

  it('finds every place, upper or lower case, and takes nothing in the words as a pattern', () => {
    expect(findMatches(chunks, 'error')).toEqual([
      { chunk: 0, from: 0, to: 5 },
      { chunk: 0, from: 16, to: 21 },
      { chunk: 0, from: 27, to: 32 },
    ])
    expect(findMatches(chunks, 'a.b')).toHaveLength(1)
    expect(findMatches(chunks, '(')).toEqual([])
    expect(findMatches(chunks, '')).toEqual([])
  })

  it('goes on round the ends, from the newest at first', () => {
    expect([stepMatch(3, undefined, -1), stepMatch(3, 2, 1), stepMatch(3, 0, -1), stepMatch(0, 0, 1)]).toEqual([2, 0, 2, undefined])
  })

  it('stays at the same place when older matches went to make room', () => {
    const matches = findMatches(chunks, 'error')
    expect(sameMatch(matches.slice(1), matches[2])).toBe(1)
    expect(sameMatch([], matches[2])).toBeUndefined()
  })
})
