import { describe, expect, it } from 'vitest'
import { outdatedOf } from '../../../../../renderer/features/templates/outdated/outdated'
import { de } from '../../../../../renderer/lab/messages/de'
import { en } from '../../../../../renderer/lab/messages/en'
import { fr } from '../../../../../renderer/lab/messages/fr'
import { fieldText, pathText, appliedByRestart, pendingChangeOf } from '../../../../../renderer/lab/pending-change/pending-change'
import { marksOf } from '../../../../../src/core/plan/fit'
import { planFor } from '../../../../../src/core/plan/lab-plan'
import type { LabInstanceStatus, Params, StoredLab } from '../../../../../src/contract/words'
import { aLab } from '../../lab-details/a-lab'
import { aRow, NOW } from '../a-row'

function lab(
  reason: string,
  params: Params,
  {
    state = 'ready',
    deleted = false,
    status = 'False',
  }: { readonly state?: LabInstanceStatus['state']; readonly deleted?: boolean; readonly status?: 'True' | 'False' } = {},
): StoredLab {
  const condition = {
    type: 'UpToDate',
    status,
    reason,
    message: 'said',
    params,
    observedGeneration: 1,
    lastTransitionTime: '2026-01-05T10:00:00Z',
  } as const
  return aLab({ metadata: deleted ? { deletionTimestamp: '2026-01-05T10:00:00Z' } : {}, status: { state, conditions: [condition] } })
}

describe('what waits', () => {
  it('is a restart, a replacement or less use, as the engine says', () => {
    expect(pendingChangeOf(lab('RestartToApply', { fields: ['image'] }))).toEqual({ kind: 'restart', fields: ['image'] })
    expect(pendingChangeOf(lab('ReplaceToApply', { fields: ['image'], holds: ['/'] }))).toEqual({
      kind: 'replace',
      fields: ['image'],
      holds: ['/'],
    })
    expect(pendingChangeOf(lab('LimitBelowUse', { usedMiB: 400, limitMiB: 64 }))).toEqual({ kind: 'limit', usedMiB: 400, limitMiB: 64 })
  })

  it('is nothing for a lab that is true, that does not run, or that goes', () => {
    const fields = { fields: ['image'] }
    expect(pendingChangeOf(lab('UpToDate', {}, { status: 'True' }))).toBeUndefined()
    expect(pendingChangeOf(lab('RestartToApply', fields, { state: 'expired' }))).toBeUndefined()
    expect(pendingChangeOf(lab('RestartToApply', fields, { state: 'provisioning' }))).toBeUndefined()
    expect(pendingChangeOf(lab('RestartToApply', fields, { deleted: true }))).toBeUndefined()
  })

  it('of many, a restart is offered to those alone that it changes', () => {
    const rows = [
      aRow('ada', { pendingChange: { kind: 'restart', fields: ['image'] } }),
      aRow('bob'),
      aRow('cy', { pendingChange: { kind: 'replace', fields: ['image'], holds: ['/'] } }),
      aRow('dan', { pendingChange: { kind: 'limit', usedMiB: 2, limitMiB: 1 } }),
    ]
    expect(appliedByRestart(rows).map(({ name }) => name)).toEqual(['ada'])
    const { restart, replace } = outdatedOf({ metadata: { name: 'sample-lab', namespace: 'student-labs' } as StoredLab['metadata'] }, rows)
    expect([restart.map(({ name }) => name), replace.map(({ name }) => name)]).toEqual([['ada'], ['cy']])
    expect(outdatedOf({ metadata: { name: 'sample-lab', namespace: 'other' } as StoredLab['metadata'] }, rows).restart).toEqual([])
  })
})

describe('a field', () => {
  const t = (key: string, { name = '' }: { readonly name?: string } = {}) =>
    key === 'lab.pendingChange.field.variable' ? `variable ${name}` : key

  it('is said in words: each one that a container can differ in, in both languages', () => {
    const template = { ...aLab(), kind: 'LabTemplate', spec: { title: 'A', provisioner: 'docker', image: 'a:1' } } as Parameters<
      typeof planFor
    >[1]
    const fields = [...Object.keys(marksOf(planFor(aLab(), template, NOW))), 'network']
    for (const words of [en, de, fr]) expect(Object.keys(words.pendingChange.field)).toEqual(expect.arrayContaining(fields))
    for (const field of fields) expect(fieldText(field, t)).toBe(`lab.pendingChange.field.${field}`)
    expect([fieldText('environment.GREETING', t), fieldText('ofTheFuture', t)]).toEqual(['variable GREETING', 'ofTheFuture'])
  })

  it('a whole file system is named as that', () => {
    expect([pathText('/', t), pathText('/data', t)]).toEqual(['lab.pendingChange.wholeFileSystem', '/data'])
  })
})
