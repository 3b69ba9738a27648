import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../../src/contract/languages/language'
import { FIRST_MESSAGES, LAZY_MESSAGES } from '../../../../renderer/shell/panel-messages'
import { messages as roster } from '../../../../renderer/roster/messages'
import type { MessageLoaders } from '../../../../renderer/ui/i18n'
import { readTree } from '../../../architecture/source-tree'

/** Every message by its key. What the engine tells has a spec, and a way of being filled, of its own. */
function messagesOf(tree: unknown, path = ''): ReadonlyMap<string, string> {
  if (path === 'sentences') return new Map()
  if (typeof tree === 'string') return new Map([[path, tree]])
  return new Map(Object.entries(tree as object).flatMap(([key, value]) => [...messagesOf(value, path === '' ? key : `${path}.${key}`)]))
}

const loaded = async (loaders: MessageLoaders) =>
  new Map(await Promise.all(LANGUAGES.map(async (language) => [language, messagesOf(await loaders[language]())] as const)))
const EVERY = await Promise.all(
  Object.entries({ first: FIRST_MESSAGES, ...LAZY_MESSAGES, roster }).map(
    async ([name, loaders]) => [name, await loaded(loaders)] as const,
  ),
)
const ENGLISH = new Map(EVERY.flatMap(([, languages]) => [...(languages.get('en') ?? [])]))
const SOURCES = readTree('renderer', /^(?!.*messages?\/).*\.(?:ts|vue)$/)

const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].toSorted()
const forms = (text: string) => text.split('|').length
const shape = (all: ReadonlyMap<string, string> = new Map()) =>
  [...all].map(([key, text]) => `${key}: ${placeholders(text).join(' ')} / ${forms(text)}`).toSorted()

describe.each(EVERY)('the messages of %s', (_name, languages) => {
  it.each(LANGUAGES)('are in %s the same, with the same holes to fill and as many plural forms', (language) => {
    expect(languages.get('en')?.size).toBeGreaterThan(10)
    expect(shape(languages.get(language))).toEqual(shape(languages.get('en')))
  })

  it.each(LANGUAGES)('say something each in %s', (language) => {
    expect([...(languages.get(language) ?? [])].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([])
  })
})

describe('every key that the panel asks for', () => {
  /** `t('labs.title')`; of `` t(`lab.state.${state}`) `` what stands before the hole. */
  const asked = SOURCES.flatMap(({ path, text }) =>
    [...text.matchAll(/\bt\(\s*(?:[^'"`(),]+\?\s*)?(['"`])([\w.-]+)(\1|\$\{)/g)].map(([, , key = '', end]) => ({
      path,
      key,
      isWhole: end !== '${',
    })),
  )

  it('is a message', () => {
    expect(asked.filter(({ isWhole }) => isWhole).length).toBeGreaterThan(300)
    expect(asked.filter(({ isWhole, key }) => isWhole && !ENGLISH.has(key)).map(({ path, key }) => `${path}: ${key}`)).toEqual([])
  })

  it('or begins some, where the rest of it is data', () => {
    const keys = [...ENGLISH.keys()]
    const begun = asked.filter(({ isWhole }) => !isWhole)
    expect(begun.length).toBeGreaterThan(50)
    expect(begun.filter(({ key }) => !keys.some((each) => each.startsWith(key))).map(({ path, key }) => `${path}: ${key}`)).toEqual([])
  })

  it('of a lazy screen is asked for by that screen only: nobody else has its messages', () => {
    const folders: Readonly<Record<string, string>> = { labDetails: 'lab-details' }
    for (const name of Object.keys(LAZY_MESSAGES)) {
      const own = `features/${folders[name] ?? name}/`
      const places = asked.filter(({ key }) => key.startsWith(`${name}.`)).map(({ path }) => path.replace(/^renderer\//, ''))
      expect(places.length).toBeGreaterThan(5)
      expect(places.filter((path) => !path.startsWith(own))).toEqual([])
    }
  })
})
