import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../../src/contract/languages/language'
import { rosterMessages } from '../../../../renderer/roster/messages'
import { LAZY_MESSAGES, MESSAGES } from '../../../../renderer/shell/panel-messages'

const later = await Promise.all(Object.entries(LAZY_MESSAGES).map(async ([name, bring]) => [name, (await bring()).messages] as const))

/** Every sentence by its key. */
function sentences(tree: unknown, path = ''): ReadonlyMap<string, string> {
  if (typeof tree === 'string') return new Map([[path, tree]])
  return new Map(Object.entries(tree as object).flatMap(([key, value]) => [...sentences(value, path === '' ? key : `${path}.${key}`)]))
}

const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].toSorted()
const forms = (text: string) => text.split('|').length

describe.each([...Object.entries(MESSAGES), ...later, ['roster', rosterMessages] as const])('the words of %s', (_name, words) => {
  const english = sentences(words.en)

  it.each(LANGUAGES)('in %s are the same', (language) => {
    expect([...sentences(words[language]).keys()].toSorted()).toEqual([...english.keys()].toSorted())
  })

  it.each(LANGUAGES)('in %s have the same holes to fill, and as many plural forms', (language) => {
    const shape = (all: ReadonlyMap<string, string>) =>
      [...all].map(([key, text]) => `${key}: ${placeholders(text).join(' ')} / ${forms(text)}`).toSorted()
    expect(shape(sentences(words[language]))).toEqual(shape(english))
  })

  it.each(LANGUAGES)('in %s say something each', (language) => {
    expect([...sentences(words[language])].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([])
  })
})

it('a screen that is brought later is the only one to say its words', () => {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'renderer'], { encoding: 'utf8' })
    .split('\n')
    .filter((path) => /\.(ts|vue)$/.test(path) && !path.includes('messages'))
  const folders = { labDetails: 'lab-details' } as Record<string, string>
  for (const [name] of later) {
    const own = `renderer/features/${folders[name] ?? name}/`
    const said = new RegExp(`\\bt\\(['"\`]${name}\\.`)
    expect(files.filter((path) => !path.startsWith(own) && said.test(readFileSync(path, 'utf8')))).toEqual([])
    expect(files.some((path) => path.startsWith(own) && said.test(readFileSync(path, 'utf8')))).toBe(true)
  }
})
