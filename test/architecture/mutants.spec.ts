import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { MUTANTS, patternOf } from '../setup/mutant-table.mjs'
import { readTree } from './source-tree'

describe('the guards that are taken away one by one', () => {
  it('are all there: no line has gone since, and no spec that watches it', () => {
    const specs = readTree('test').map(({ path }) => path)
    const stale = MUTANTS.flatMap(({ name, file, find, specs: watching }) => [
      ...(existsSync(file) && patternOf(find).test(readFileSync(file, 'utf8')) ? [] : [`${name}: ${file} has no ${find}`]),
      ...watching.filter((word) => !specs.some((path) => path.includes(word))).map((word) => `${name}: no spec is called ${word}`),
    ])
    expect(stale).toEqual([])
  })

  it('are found however their lines are broken, and nothing else is', () => {
    expect(patternOf('if (a) return b').test('if (a)\n    return b')).toBe(true)
    expect(patternOf('a.b(c)').test('axb(c)')).toBe(false)
  })
})
