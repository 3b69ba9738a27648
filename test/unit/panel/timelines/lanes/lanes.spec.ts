import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import '../../every-language'
import { laneOf, wasLab } from '../../../../../renderer/features/timelines/lanes/lane'
import { countLanes, listLanes } from '../../../../../renderer/features/timelines/lanes/lane-list'
import { stepOf } from '../../../../../renderer/features/timelines/chart/lane-keys'
import { longestStart, median, summaryOf } from '../../../../../renderer/features/timelines/lanes/summary'
import { groupsOf } from '../../../../../renderer/features/timelines/lanes/row-groups'
import { scrollFor, visibleRows } from '../../../../../renderer/features/timelines/chart/viewport'
import { NINE, lab, record } from '../a-class'

const ada = lab({
  name: 'ada',
  lines: [
    ['pending', 0],
    ['provisioning', 2_000],
    ['ready', 9_400],
  ],
})
const ben = lab({
  name: 'ben',
  lines: [
    ['pending', 100],
    ['provisioning', 200],
    ['ready', 3_200],
  ],
})
const cleo = lab({
  name: 'cleo',
  lines: [
    ['pending', 200],
    ['provisioning', 300],
    ['failed', 5_300],
  ],
})
const dora = lab({
  name: 'dora',
  lines: [
    ['pending', 300],
    ['provisioning', 400],
  ],
  retries: 1,
})
const emil = lab({ name: 'emil', lines: [['pending', 400]] })
const lanes = [ada, ben, cleo, dora, emil].map(laneOf)
const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name)
const all = { filter: 'all', order: 'declared', text: '', language: 'en' } as const

describe('a lane', () => {
  it('is the same object as long as its lab is', () => {
    expect(laneOf(ada)).toBe(laneOf(ada))
    expect(laneOf({ ...ada })).not.toBe(laneOf(ada))
  })

  it('tells how long its lab was queued, was provisioned and took until it was ready', () => {
    expect(laneOf(ada)).toMatchObject({ queuedMs: 2_000, provisioningMs: 7_400, readyAfterMs: 9_400, isStarting: false, hasFailed: false })
    expect(laneOf(emil)).toMatchObject({ isStarting: true })
    expect(laneOf(emil)).not.toHaveProperty('readyAfterMs')
  })

  it('does not count the time until a scheduled start as waiting', () => {
    const planned = lab({
      name: 'fred',
      scheduledStart: 60_000,
      lines: [
        ['pending', 0],
        ['provisioning', 60_500],
        ['ready', 63_000],
      ],
    })
    expect(laneOf(planned)).toMatchObject({ beginsAt: NINE + 60_000, queuedMs: 500, readyAfterMs: 3_000 })
  })

  it('of a deleted lab stands under the name, the uid and the time of the lab and not of its record', () => {
    const gone = laneOf(
      record({
        name: 'gus',
        lines: [
          ['pending', 0],
          ['provisioning', 500],
          ['ready', 1_000],
          ['deleting', 5_000],
          ['deleted', 6_000],
        ],
      }),
    )
    expect(gone).toMatchObject({ name: 'gus', key: 'uid-gus', declaredAt: NINE, isGone: true, readyAfterMs: 1_000 })
    expect(gone.bars.at(-1)).toMatchObject({ state: 'deleting', to: NINE + 6_000 })
    expect(wasLab(gone).metadata).toMatchObject({ name: 'gus', uid: 'uid-gus', creationTimestamp: new Date(NINE).toISOString() })
  })
})

describe('the list of lanes', () => {
  it('shows the slowest starts first: who still starts, then who took longest; never who gave up', () => {
    expect(names(listLanes(lanes, { ...all, filter: 'slowest' }))).toEqual(['dora', 'emil', 'ada', 'ben'])
  })

  it('shows what failed or had to be tried again, what still starts, and says how many before one clicks', () => {
    expect(names(listLanes(lanes, { ...all, filter: 'failures' }))).toEqual(['cleo', 'dora'])
    expect(names(listLanes(lanes, { ...all, filter: 'starting' }))).toEqual(['dora', 'emil'])
    expect(countLanes(lanes)).toEqual({ all: 5, slowest: 4, failures: 2, starting: 2 })
  })

  it('finds by name, student, state, reason and message', () => {
    expect(names(listLanes(lanes, { ...all, text: ' ADA@school ' }))).toEqual(['ada'])
    expect(names(listLanes(lanes, { ...all, text: 'whyfailed' }))).toEqual(['cleo'])
  })

  it("finds by the reason as it is told in the person's language", () => {
    const full = { ...laneOf(cleo), code: 'DiskIsFull' }
    expect((['en', 'de'] as const).map((language) => names(listLanes([full], { ...all, text: 'Festplatte', language })))).toEqual([
      [],
      ['cleo'],
    ])
  })
})

describe('the class in numbers', () => {
  it('says the median and the slowest of those that were ready', () => {
    expect(summaryOf(lanes)).toEqual({ labs: 5, ready: 2, medianMs: (9_400 + 3_100) / 2, slowest: { name: 'ada', ms: 9_400 } })
    expect(summaryOf([laneOf(emil)])).toEqual({ labs: 1, ready: 0 })
  })

  it('has as many below its median as above it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const middle = median(values) ?? Number.NaN
        expect(values.filter((each) => each < middle).length).toBeLessThanOrEqual(values.length / 2)
        expect(values.filter((each) => each > middle).length).toBeLessThanOrEqual(values.length / 2)
      }),
    )
  })

  it('measures the longest start up to being ready, to giving up, or to now', () => {
    expect(longestStart([laneOf(ada), laneOf(cleo)], NINE + 100_000)).toBe(9_400)
    expect(longestStart(lanes, NINE + 100_000)).toBe(99_700)
  })
})

describe('two thousand lanes', () => {
  it('are drawn only as far as they are in sight, and the one with the focus wherever it is', () => {
    const rows = visibleRows(2_000, { top: 30_000, height: 600, row: 30 }, 3)
    expect(rows[0]).toBe(3)
    expect(rows).toContain(1_000)
    expect(rows).toContain(1_019)
    expect(rows.length).toBeLessThan(40)
  })

  it('scroll as little as needed to bring one into sight', () => {
    const scrolled = { top: 300, height: 90, row: 30 }
    expect([scrollFor(11, scrolled), scrollFor(0, scrolled), scrollFor(20, scrolled)]).toEqual([300, 0, 540])
  })
})

it('keys walk lanes and bars; with Shift or Ctrl they mean something else', () => {
  const key = (name: string, held = {}) => stepOf({ key: name, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...held })
  expect([key('ArrowDown'), key('ArrowLeft'), key('Enter')]).toEqual([{ kind: 'lane', by: 1 }, { kind: 'bar', by: -1 }, { kind: 'open' }])
  expect([key('ArrowLeft', { shiftKey: true }), key('k', { ctrlKey: true }), key('x')]).toEqual([undefined, undefined, undefined])
})

describe('the rows of the table', () => {
  it('come in groups, each row once and in order, as many as are to be drawn', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 80 }),
        (rows, size, most) => {
          const groups = groupsOf(rows, { size, most })
          expect(groups.flatMap((group) => group.rows)).toEqual(rows.slice(0, most))
          expect(groups.filter((group) => group.rows.length > size || group.rows[0] !== rows[group.from])).toEqual([])
        },
      ),
    )
  })
})
