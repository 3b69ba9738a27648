import { describe, expect, it } from 'vitest'
import { readImport, exportText } from '../../../../../renderer/features/templates/import/template-file'
import { testRunOf } from '../../../../../renderer/features/templates/test-run'
import { mergeProgress } from '../../../../../renderer/features/templates/image/pulls'
import { BUILTIN_TEMPLATES } from '../../../../../src/core/resource/templates/builtin-templates'
import { validateResource } from '../../../../../src/core/resource/validation/validate-resource'
import type { LabTemplate } from '../../../../../src/contract/words'

const stored = BUILTIN_TEMPLATES.map((draft, index) => ({
  ...draft,
  metadata: { ...draft.metadata, uid: `u${index}`, resourceVersion: '7', generation: 1, creationTimestamp: '2026-01-01T00:00:00Z' },
  status: {},
})) as unknown as LabTemplate[]

describe('templates as a file', () => {
  it('are taken in as they were handed out, without anything of the store that they come from', () => {
    const text = exportText(stored)
    expect(text).not.toMatch(/uid|resourceVersion|status|creationTimestamp/)
    expect(readImport(text).map((draft) => 'object' in draft && draft.object.spec)).toEqual(stored.map(({ spec }) => spec))
  })

  it('may be JSON, a list, or many documents', () => {
    const one = { kind: 'LabTemplate', metadata: { name: 'a' }, spec: {} }
    expect(readImport(JSON.stringify(one))).toMatchObject([{ name: 'a' }])
    expect(readImport(JSON.stringify({ kind: 'LabTemplateList', items: [one, one] }))).toHaveLength(2)
    expect(readImport('kind: LabTemplate\nmetadata: {name: a}\n---\n---\nkind: LabTemplate\nmetadata: {name: b}\n')).toMatchObject([
      { name: 'a' },
      { name: 'b' },
    ])
  })

  it('a document that is none is said for itself and spoils no other', () => {
    const drafts = readImport('kind: LabTemplate\nmetadata: {name: a}\n---\nkind: Pod\n---\nkind: LabTemplate\n---\na: [1\n')
    expect(drafts.map((draft) => ('mistake' in draft ? draft.mistake : draft.name))).toEqual(['a', 'notATemplate', 'noName', 'unreadable'])
    expect(readImport('')).toEqual([{ index: 0, mistake: 'empty' }])
  })

  it('ten lines do not become a gigabyte', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'
        .split('')
        .map((name, index) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[index]}`).join(',')}]`),
    ].join('\n')
    expect(readImport(bomb)).toMatchObject([{ mistake: 'unreadable' }])
  })
})

describe('a test run', () => {
  it('is a lab the store takes, also of a template with the longest name', () => {
    for (const name of ['web', `${'a'.repeat(39)}.${'b'.repeat(200)}`]) {
      const template = { ...stored[0]!, metadata: { ...stored[0]!.metadata, name } }
      expect(validateResource({ kind: 'LabInstance', ...testRunOf(template, () => 0.999) })).toEqual([])
    }
  })
})

describe("a pull's bar", () => {
  it('never goes back, and is of unknown length until the total is known', () => {
    const at = (percent: number | undefined, receivedBytes: number) => ({
      image: 'i',
      receivedBytes,
      ...(percent === undefined ? {} : { percent }),
    })
    expect(mergeProgress(undefined, at(undefined, 5)).progress).toEqual(at(undefined, 5))
    expect(mergeProgress(at(40, 100), at(30, 90)).progress).toEqual(at(40, 100))
    expect(mergeProgress(at(40, 100), undefined).progress).toEqual(at(40, 100))
  })
})
