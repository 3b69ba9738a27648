import { describe, it } from 'vitest'
import { readClassList } from '../../../renderer/features/labs/create/class-list'
import { parseSearch } from '../../../renderer/features/labs/list/search-terms'
import { MAX_IMPORT_BYTES, readImport } from '../../../renderer/features/templates/read-import'
import { exportText } from '../../../renderer/features/templates/write-export'
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

/** What reads it, the size that it is let in with, and the worst that somebody could make of that size. */
const CASES: readonly [string, number, (size: number) => () => unknown][] = [
  ['a search', MIB, (size) => () => parseSearch('"a b" state:'.repeat(size / 12))],
  ['a search of one word', MIB, (size) => () => parseSearch('a"'.repeat(size / 2))],
  ['a jump to anything', MIB, (size) => () => match('a '.repeat(size / 2), 'b a'.repeat(100))],
  [
    'a class list',
    20_000,
    (size) => {
      const text = 'Ada <ada@school.example>\n'.repeat(size)
      return () => readClassList(text)
    },
  ],
  ['a class list of one line', MIB, (size) => () => readClassList('<'.repeat(size))],
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
    'an export',
    200,
    (size) => {
      const templates = many(size, template)
      return () => exportText(templates)
    },
  ],
]

describe('#213 nothing that a person pastes or opens costs the panel more than its length', () => {
  it.each(CASES)('%s', { timeout: 60_000 }, (_what, size, worst) => expectBounded(size, worst))
})
