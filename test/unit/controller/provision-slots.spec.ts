import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ProvisionSlots } from '../../../src/core/controller/provision-slots'

function slots(limit: () => number) {
  const woken: string[] = []
  const positions = new Map<string, number>()
  const line = new ProvisionSlots({
    limit,
    wake: (key) => woken.push(key),
    moved: (key, position) => (position === undefined ? positions.delete(key) : positions.set(key, position)),
  })
  return { line, woken, positions }
}

describe('the line of labs that want to start', () => {
  it('lets in as many as the limit, the others see their place', () => {
    const { line, positions } = slots(() => 2)
    expect(['a', 'b', 'c', 'd'].map((key) => line.request(key))).toEqual([true, true, false, false])
    expect([...positions]).toEqual([
      ['c', 1],
      ['d', 2],
    ])
  })
  it('gives a freed slot to the head of the line, wakes it, and moves the others up', () => {
    const { line, woken, positions } = slots(() => 1)
    for (const key of ['a', 'b', 'c']) line.request(key)
    line.release('a')
    expect(woken).toEqual(['a', 'b'])
    expect([...positions]).toEqual([['c', 1]])
  })
  it('a lab that is deleted in line leaves no gap', () => {
    const { line, positions } = slots(() => 1)
    for (const key of ['a', 'b', 'c']) line.request(key)
    line.release('b')
    expect([...positions]).toEqual([['c', 1]])
  })
  it('a raised limit lets more in at once, a lowered one throws nobody out', () => {
    let limit = 1
    const { line } = slots(() => limit)
    for (const key of ['a', 'b', 'c']) line.request(key)
    limit = 3
    line.admit()
    expect(line.used).toBe(3)
    limit = 1
    line.admit()
    expect(line.used).toBe(3)
  })
  it('#92 law: never more than the limit, nobody both in and in line, nobody forgotten', () => {
    const step = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), release: fc.boolean() })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.array(step, { maxLength: 40 }), (limit, steps) => {
        const { line, positions } = slots(() => limit)
        const wanting = new Set<string>()
        for (const { key, release } of steps) {
          if (release) {
            line.release(key)
            wanting.delete(key)
          } else {
            line.request(key)
            wanting.add(key)
          }
          const holding = [...wanting].filter((wanted) => line.holds(wanted))
          const waiting = [...wanting].filter((wanted) => !line.holds(wanted))
          expect(holding.length).toBe(Math.min(limit, wanting.size))
          expect(new Set(waiting)).toEqual(new Set(positions.keys()))
          expect([...positions.values()].toSorted((a, b) => a - b)).toEqual(waiting.map((_key, index) => index + 1))
        }
      }),
    )
  })
})
