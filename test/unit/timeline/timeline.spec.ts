import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LabTransition } from '../../../src/core/resource/lab-instance'
import { appendTransition } from '../../../src/core/timeline/timeline'

function aLine(second: number, message = `line ${second}`): LabTransition {
  return { state: 'ready', time: new Date(second * 1_000).toISOString(), reason: 'Ready', message, who: 'controller' }
}

describe('a timeline', () => {
  it('keeps every line with its time, oldest first', () => {
    expect(appendTransition([aLine(1)], aLine(2))).toEqual([aLine(1), aLine(2)])
  })

  it('keeps the older, true time when the same is said again', () => {
    expect(appendTransition([aLine(1, 'same')], aLine(2, 'same'))).toEqual([aLine(1, 'same')])
  })

  it('tells again what comes back after something else', () => {
    const lines = [aLine(1, 'a'), aLine(2, 'b')]
    expect(appendTransition(lines, aLine(3, 'a'))).toHaveLength(3)
  })

  it('when full, keeps how it began and what came last', () => {
    const all = Array.from({ length: 250 }, (_, second) => aLine(second)).reduce<LabTransition[]>(appendTransition, [])
    expect([all.length, all[0], all[1], all.at(-1)]).toEqual([100, aLine(0), aLine(151), aLine(249)])
  })

  it('when full, drops the second line too if the first already says it', () => {
    const said = ['a', 'b', 'a', ...Array.from({ length: 98 }, (_, number) => `line ${number}`)]
    const lines = said.map((message, second) => aLine(second, message)).reduce<LabTransition[]>(appendTransition, [])
    expect([lines.length, lines[0], lines[1]]).toEqual([99, aLine(0, 'a'), aLine(3, 'line 0')])
  })

  it('is bounded, has no equal neighbours and never changes what it was given, whatever is said', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 300 }), (messages) => {
        let lines: readonly LabTransition[] = []
        messages.forEach((message, second) => {
          const before = Object.freeze([...lines])
          lines = appendTransition(before, aLine(second, message))
        })
        const neighbours = lines.slice(1).filter((line, index) => line.message === lines[index]?.message)
        expect([lines.length <= 100, neighbours, lines.at(-1)?.message]).toEqual([true, [], messages.at(-1)])
      }),
      { numRuns: 60 },
    )
  })
})
