import { describe, expect, it } from 'vitest'
import { parse } from 'vue/compiler-sfc'
import { readTree } from './source-tree'

describe('templates', () => {
  /** A handler of two statements without a semicolon is one to the type checker and to the formatter, and none to the compiler. */
  it('are read by the compiler to their end', () => {
    const components = readTree('renderer', /\.vue$/)
    expect(components.length).toBeGreaterThan(100)
    const mistakes = components.flatMap(({ path, text }) =>
      parse(text, { filename: path }).errors.map(({ message }) => `${path}: ${message}`),
    )
    expect(mistakes).toEqual([])
  })
})
