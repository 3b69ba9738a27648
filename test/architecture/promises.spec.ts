import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readTree } from './source-tree'

/**
 * `test/promises.md` and the specs, held against each other. Known to have no spec yet, each with its reason on the page. One that gets a spec leaves
 * this list; one that joins it is a decision that somebody signs with a change of this line.
 */
const WITHOUT_SPEC = [
  3, 7, 17, 19, 28, 29, 35, 64, 65, 91, 108, 116, 119, 121, 123, 124, 127, 128, 133, 135, 136, 138, 147, 148, 158, 159, 189, 190, 191, 192,
  193,
]

interface Promised {
  readonly number: number
  readonly specs: readonly string[]
  /** Why there is none. */
  readonly reason: string | undefined
}

const page = readPage(readFileSync(new URL('../promises.md', import.meta.url), 'utf8'))
/** By spec, but for this one, whose examples are no titles. */
const carried = new Map(
  readTree('test', /(?<!promises)\.(spec|suite)\.ts$/).map(({ path, text }) => [path.slice('test/'.length), new Set(numbersIn(text))]),
)

describe('the page of promises', () => {
  it('has one line for every number, in order and without a gap', () => {
    expect(page.map(({ number }) => number)).toEqual(page.map((_, index) => index + 1))
  })

  it('names every spec that carries a number, and none that does not', () => {
    const told = page.flatMap(({ number, specs }) => specs.map((spec) => `#${number} ${spec}`))
    const there = [...carried].flatMap(([spec, numbers]) => [...numbers].map((number) => `#${number} ${spec}`))
    expect(told.toSorted()).toEqual(there.toSorted())
  })

  it('says of each promise without a spec why, and there are no more of them than were known', () => {
    const without = page.filter(({ specs }) => specs.length === 0)
    expect(without.map(({ number }) => number)).toEqual(WITHOUT_SPEC)
    expect(without.filter(({ reason = '' }) => reason.length < 10)).toEqual([])
  })
})

describe('the reading of it', () => {
  it('takes numbers from titles only', () => {
    expect(
      numbersIn(`// #1\nit('#33 a rejected write is never visible', f)\ndescribe("#7, #8 two", g)\nit.each(table)('#9 %s', h)`),
    ).toEqual([33, 7, 8, 9])
  })

  it('takes number, specs and reason from a line', () => {
    expect(readPage('# Promises\n\n- **#1** One. `a/b.spec.ts`, `c.suite.ts`\n- **#2** Two `x`. _No spec: too early._\n')).toEqual([
      { number: 1, specs: ['a/b.spec.ts', 'c.suite.ts'], reason: undefined },
      { number: 2, specs: [], reason: 'too early.' },
    ])
  })
})

function readPage(text: string): readonly Promised[] {
  return text.split('\n').flatMap((line) => {
    const [, number] = /^- \*\*#(\d+)\*\* /.exec(line) ?? []
    if (number === undefined) return []
    const specs = [...line.matchAll(/`([^`\s]+\.(?:spec|suite)\.ts)`/g)].map(([, spec = '']) => spec)
    return [{ number: Number(number), specs, reason: /_No spec: (.*)_$/.exec(line)?.[1] }]
  })
}

function numbersIn(text: string): number[] {
  const titles = text.match(/\b(?:it|test|describe)\b[^'"`\n]*\(\s*(['"`])(?:(?!\1).)*\1/g) ?? []
  return titles.flatMap((title) => [...title.matchAll(/#(\d+)/g)].map(([, number]) => Number(number)))
}
