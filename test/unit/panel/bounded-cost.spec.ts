import { describe, expect, it } from 'vitest'
import { parseSearch } from '../../../renderer/features/labs/list/filter/search-terms'
import { MAX_IMPORT_BYTES, readImport, exportText } from '../../../renderer/features/templates/import/template-file'
import { readText } from '../../../renderer/features/lab-details/yaml/lab-text'
import { MAX_ROSTER_LENGTH, MAX_ROSTER_STUDENTS, readRoster } from '../../../renderer/roster/roster'
import { match } from '../../../renderer/shell/fuzzy'
import type { LabTemplate } from '../../../src/contract/words'
import { expectBounded } from '../../fixtures/cpu-time'

const MIB = 1024 * 1024
const many = <Item>(count: number, item: (index: number) => Item): Item[] => Array.from({ length: count }, (_, index) => item(index))
const environment = Object.fromEntries(many(20, (index) => [`k${index}`, 'v']))
const template = (index: number) =>
  ({
    apiVersion: 'lab.neuroglia.com/v1',
    kind: 'LabTemplate',
    metadata: { name: `t${index}` },
    spec: { title: 'x'.repeat(100), environment },
  }) as unknown as LabTemplate

const SAYS = { notObject: 'no', tooMuch: 'too much', twice: (name: string) => name }
/** A file that a person has chosen, read once, on a page that serves nobody else. */
const IMPORT_MS = 200

/** What reads it, the size that it is let in with, and the worst that somebody could make of that size. */
const CASES: readonly [string, number, (size: number) => () => unknown, number?][] = [
  ['a search', MIB, (size) => () => parseSearch('"a b" state:'.repeat(size / 12))],
  ['a search of one word', MIB, (size) => () => parseSearch('a"'.repeat(size / 2))],
  ['a jump to anything', MIB, (size) => () => match('a '.repeat(size / 2), 'b a'.repeat(100))],
  ...[
    ['a class', 'Ada Lovelace <ada@school.example>\n'],
    ['a table', 'Ada,Lovelace,ada@school.example\n'],
    ['a To line', 'ada@school.example; '],
    ['cells that nothing closes', '"a,'],
    ['lines that nothing closes', '"a\n'],
    ...['<', '"', ' "', '@', 'a@b ', ';', ',', '\n', '\t', '. ', 'e\u0301', 'mailto:'].map((each) => [JSON.stringify(each), each] as const),
  ].map(([what = '', part = '']): (typeof CASES)[number] => [
    `a class list of ${what}`,
    /[@\n]/.test(part) ? Math.min(MAX_ROSTER_LENGTH, MAX_ROSTER_STUDENTS * part.length) : MAX_ROSTER_LENGTH,
    (size) => {
      const text = part.repeat(Math.floor(size / part.length))
      return () => expect(readRoster(text)).not.toHaveProperty('isTooLong')
    },
  ]),
  [
    'an import of names',
    MAX_IMPORT_BYTES,
    (size) => {
      const text = many(size / 16, (index) => `name-${index}: 1\n`).join('')
      return () => readImport(text)
    },
  ],
  ['an import of brackets', MAX_IMPORT_BYTES, (size) => () => readImport('['.repeat(size))],
  ['an import of documents', MAX_IMPORT_BYTES, (size) => () => readImport('---\n'.repeat(size / 4))],
  [
    'an import of names as it is let in',
    6_800,
    (size) => {
      const text = many(size, (index) => `${index % 2_000 === 0 ? '---\n' : ''}k${index}: 1\n`).join('')
      return () => expect(readImport(text)).not.toMatchObject([{ mistake: 'tooMuch' }])
    },
    IMPORT_MS,
  ],
  [
    "a lab's text while it is written",
    1_400,
    (size) => {
      const text = many(size, (index) => `k${index}: 1\n`).join('')
      return () => expect(readText(text, SAYS)).toHaveProperty('object')
    },
  ],
  [
    "a lab's text of one name",
    1_400,
    (size) => {
      const text = 'k: 1\n'.repeat(size)
      return () => expect(readText(text, SAYS)).toHaveProperty('mistakes')
    },
  ],
  [
    'a text that is no lab',
    MIB,
    (size) => {
      const text = many(size / 16, (index) => `name-${index}: 1\n`).join('')
      return () => readText(text, SAYS)
    },
  ],
  [
    'an export',
    200,
    (size) => {
      const templates = many(size, template)
      return () => exportText(templates)
    },
  ],
]

describe('#213 nothing that a person pastes or opens costs the panel more than its length', () => {
  it.each(CASES)('%s', { timeout: 60_000 }, (_what, size, worst, mostMs) => expectBounded(size, worst, mostMs))
})
