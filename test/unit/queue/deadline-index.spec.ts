import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DeadlineIndex } from '../../../src/core/queue/deadline-index'

describe('the deadline index', () => {
  it('follows the worked example of its docstring', () => {
    const index = new DeadlineIndex()
    index.set('a', 5)
    index.set('b', 9)
    index.set('a', 12)
    expect([index.due(10), index.due(11), index.due(12)]).toEqual([['b'], ['b'], ['b', 'a']])
    index.set('b', undefined)
    expect([index.due(12), index.size]).toEqual([['a'], 1])
  })

  it('says what a sorted map of moments says, whatever was set before', () => {
    const step = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
      at: fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined, freq: 6 }),
      until: fc.integer({ min: 0, max: 60 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
        const [index, model] = [new DeadlineIndex(), new Map<string, number>()]
        for (const { key, at, until } of steps) {
          index.set(key, at)
          if (at === undefined) model.delete(key)
          else model.set(key, at)
          const due = index.due(until)
          expect(due.toSorted()).toEqual(
            [...model]
              .filter(([, moment]) => moment <= until)
              .map(([name]) => name)
              .toSorted(),
          )
          expect(due.map((name) => model.get(name))).toEqual(due.map((name) => model.get(name) ?? 0).toSorted((a, b) => a - b))
        }
        expect(index.size).toBe(model.size)
      }),
      { numRuns: 100 },
    )
  })
})
