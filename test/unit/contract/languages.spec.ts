import { describe, expect, it } from 'vitest'
import { LANGUAGE_NAMES, LANGUAGES, languageOf } from '../../../src/contract/languages/language'
import { SENTENCES } from '../../../src/contract/languages/languages'
import { ENGLISH } from '../../../src/core/sentences/english'
import { sayIn } from '../../../src/core/sentences/say'
import { readTree } from '../../architecture/source-tree'

const CODES = Object.keys(ENGLISH) as (keyof typeof ENGLISH)[]
const holesIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{(\w+)(?:, \w+)?\}/g)].map(([, name = '']) => name))].toSorted()

/** Words between quotes that stand in the place of a code. */
const CODE = /\bcode: '([A-Z]\w+)'|\b(?:problem|refused|bad|refusal|tell(?=\('\w+'\))|drifted(?=\())\((?:'\w+', )?'([A-Z]\w+)'/g
const SOURCE = readTree('src', /^(?!core\/sentences\/(?!sentence)|contract\/languages).*\.ts$/)
const REST = (['renderer', 'electron'] as const).flatMap((room) => readTree(room, /\.ts$/))
const codesIn = (files: typeof SOURCE): readonly string[] =>
  files
    .flatMap(({ text }) => [...text.matchAll(CODE)].map(([, first, second]) => first ?? second ?? ''))
    .filter((code) => !/^E[A-Z]+$/.test(code))

describe('every code of the engine', () => {
  it.each(LANGUAGES)('has a sentence in %s, with what the engine gives and nothing else', (language) => {
    const table: Readonly<Record<string, string>> = SENTENCES[language]
    expect(Object.keys(table).toSorted()).toEqual(CODES.toSorted())
    const odd = CODES.filter(
      (code) => table[code]?.trim() === '' || holesIn(table[code] ?? '').some((hole) => !holesIn(ENGLISH[code]).includes(hole)),
    )
    expect(odd).toEqual([])
  })

  it('tells in every language the same facts', () => {
    const facts = (language: (typeof LANGUAGES)[number]) => CODES.map((code) => `${code}: ${holesIn(SENTENCES[language][code]).join(', ')}`)
    for (const language of LANGUAGES) expect(facts(language)).toEqual(facts('en'))
  })

  it('is in the table: what the engine tells is never a code alone', () => {
    const told = codesIn(SOURCE)
    expect(told.length).toBeGreaterThan(200)
    expect(told.filter((code) => !Object.hasOwn(ENGLISH, code))).toEqual([])
  })

  it('is told somewhere: no sentence is kept that nobody says', () => {
    const named = new Set([...SOURCE, ...REST].flatMap(({ text }) => [...text.matchAll(/'([A-Z]\w+)'/g)].map(([, word]) => word)))
    expect(CODES.filter((code) => !named.has(code))).toEqual([])
  })

  it('leaves no hole in any language, whatever is filled in', () => {
    for (const language of LANGUAGES)
      for (const code of CODES) {
        const params = Object.fromEntries(holesIn(ENGLISH[code]).map((hole) => [hole, 'x']))
        expect(sayIn(SENTENCES[language], { code, params })).not.toMatch(/\{\w/)
      }
  })

  it('and each language has a name of its own, and is found by what a browser says', () => {
    expect(['fr-CA', 'de', 'EN-us', 'it-IT', ''].map((wish) => languageOf(wish))).toEqual(['fr', 'de', 'en', 'en', 'en'])
    expect(languageOf('it-IT', 'de-CH', 'en')).toBe('de')

    expect(new Set(Object.values(LANGUAGE_NAMES)).size).toBe(LANGUAGES.length)
  })
})
