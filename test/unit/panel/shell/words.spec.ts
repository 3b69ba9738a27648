import { describe, expect, it } from 'vitest'
import { WORDS } from '../../../../renderer/shell/words'

/** Every sentence by its key. */
function sentences(tree: unknown, path = ''): ReadonlyMap<string, string> {
  if (typeof tree === 'string') return new Map([[path, tree]])
  return new Map(Object.entries(tree as object).flatMap(([key, value]) => [...sentences(value, path === '' ? key : `${path}.${key}`)]))
}

const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].toSorted()
const forms = (text: string) => text.split('|').length

describe.each(Object.entries(WORDS))('the words of %s', (_name, { en, de }) => {
  const english = sentences(en)
  const german = sentences(de)

  it('are the same in both languages', () => {
    expect([...german.keys()].toSorted()).toEqual([...english.keys()].toSorted())
  })

  it('have the same holes to fill, and as many plural forms', () => {
    const shape = (words: ReadonlyMap<string, string>) => [...words].map(([key, text]) => `${key}: ${placeholders(text).join(' ')} / ${forms(text)}`).toSorted()
    expect(shape(german)).toEqual(shape(english))
  })

  it('say something each', () => {
    expect([...english, ...german].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([])
  })
})
