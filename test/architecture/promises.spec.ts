import { expect, it } from 'vitest'
import { readTree } from './source-tree'

/**
 * Which of the numbered promises have a spec that carries their number. P0 are those whose breach means lost data, a wrong
 * deletion or a compromised host. A report, so that gaps are seen; a gap does not fail the build.
 */
const P0 = [
  ...[
    1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 15, 16, 21, 23, 26, 27, 28, 29, 30, 31, 32, 33, 36, 37, 38, 39, 40, 42, 43, 45, 46, 47, 48, 49, 50,
  ],
  ...[52, 55, 56, 60, 62, 63, 66, 67, 69, 70, 71, 73, 74, 75, 76, 77, 78, 80, 81, 83, 84, 85, 86, 91, 93, 97, 99, 103, 104, 105, 106, 107],
  ...[
    109, 110, 111, 114, 115, 118, 125, 129, 130, 131, 132, 133, 134, 135, 136, 137, 139, 140, 141, 142, 143, 145, 146, 149, 150, 151, 152,
  ],
  ...[154, 156, 157, 160, 166, 167, 168, 169, 170, 171, 172, 173, 174, 175, 176, 177, 180, 188, 190, 191],
]
const LAST = 194
/** Promises of a window, a page in a browser or a packaged artifact. */
const OF_THE_WINDOW = new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 15, 16, 21, 172, 175])

const specs = readTree('test', /\.(spec|suite)\.ts$/)
const proved = new Set(specs.flatMap(({ text }) => numbersIn(text)))

it('reports which promises have a spec', () => {
  const open = P0.filter((number) => !proved.has(number))
  console.log(
    [
      `promises with a spec: ${proved.size} of ${LAST}; of the ${P0.length} that guard data, deletion and host: ${P0.length - open.length}`,
      `without a spec, of the engine: ${listed(open.filter((number) => !OF_THE_WINDOW.has(number)))}`,
      `without a spec, of the window: ${listed(open.filter((number) => OF_THE_WINDOW.has(number)))}`,
    ].join('\n'),
  )
  expect([...proved].filter((number) => number > LAST)).toEqual([])
})

it('reads numbers from titles only', () => {
  expect(numbersIn(`// #1\nit('#33 a rejected write is never visible', f)\ndescribe("#7, #8 two", g)\nit.each(table)('#9 %s', h)`)).toEqual(
    [33, 7, 8, 9],
  )
})

function numbersIn(text: string): number[] {
  const titles = text.match(/\b(?:it|test|describe)\b[^'"`\n]*\(\s*(['"`])(?:(?!\1).)*\1/g) ?? []
  return titles.flatMap((title) => [...title.matchAll(/#(\d+)/g)].map(([, number]) => Number(number)))
}

function listed(numbers: readonly number[]): string {
  return numbers.length === 0 ? 'none' : numbers.map((number) => `#${number}`).join(' ')
}
