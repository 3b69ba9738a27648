import { describe, expect, it } from 'vitest'
import { outdatedOf } from '../../../../renderer/features/templates/outdated/outdated'
import { labMessages } from '../../../../renderer/lab/messages'
import { fieldWord, placeWord, restartsApply, waitingOf } from '../../../../renderer/lab/waiting/waiting'
import { marksOf } from '../../../../src/core/plan/fit'
import { planFor } from '../../../../src/core/plan/lab-plan'
import type { LabInstanceStatus, Params, StoredLab } from '../../../../src/contract/words'
import { aLab } from '../lab-details/a-lab'
import { aRow, NOW } from './a-row'

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
    expect(waitingOf(lab('RestartToApply', { fields: ['image'] }))).toEqual({ kind: 'restart', fields: ['image'] })
    expect(waitingOf(lab('ReplaceToApply', { fields: ['image'], holds: ['/'] }))).toEqual({
      kind: 'replace',
      fields: ['image'],
      holds: ['/'],
    })
    expect(waitingOf(lab('LimitBelowUse', { usedMiB: 400, limitMiB: 64 }))).toEqual({ kind: 'limit', usedMiB: 400, limitMiB: 64 })
  })

  it('is nothing for a lab that is true, that does not run, or that goes', () => {
    const fields = { fields: ['image'] }
    expect(waitingOf(lab('UpToDate', {}, { status: 'True' }))).toBeUndefined()
    expect(waitingOf(lab('RestartToApply', fields, { state: 'expired' }))).toBeUndefined()
    expect(waitingOf(lab('RestartToApply', fields, { state: 'provisioning' }))).toBeUndefined()
    expect(waitingOf(lab('RestartToApply', fields, { deleted: true }))).toBeUndefined()
  })

  it('of many, a restart is offered to those alone that it changes', () => {
    const rows = [
      aRow('ada', { waiting: { kind: 'restart', fields: ['image'] } }),
      aRow('bob'),
      aRow('cy', { waiting: { kind: 'replace', fields: ['image'], holds: ['/'] } }),
      aRow('dan', { waiting: { kind: 'limit', usedMiB: 2, limitMiB: 1 } }),
    ]
    expect(restartsApply(rows).map(({ name }) => name)).toEqual(['ada'])
    const { restart, replace } = outdatedOf({ metadata: { name: 'sample-lab', namespace: 'student-labs' } as StoredLab['metadata'] }, rows)
    expect([restart.map(({ name }) => name), replace.map(({ name }) => name)]).toEqual([['ada'], ['cy']])
    expect(outdatedOf({ metadata: { name: 'sample-lab', namespace: 'other' } as StoredLab['metadata'] }, rows).restart).toEqual([])
  })
})

describe('a field', () => {
  const t = (key: string, { name = '' }: { readonly name?: string } = {}) =>
    key === 'lab.waiting.field.variable' ? `variable ${name}` : key

  it('is said in words: each one that a container can differ in, in both languages', () => {
    const template = { ...aLab(), kind: 'LabTemplate', spec: { title: 'A', provisioner: 'docker', image: 'a:1' } } as Parameters<
      typeof planFor
    >[1]
    const fields = [...Object.keys(marksOf(planFor(aLab(), template, NOW))), 'network']
    for (const words of Object.values(labMessages)) expect(Object.keys(words.waiting.field)).toEqual(expect.arrayContaining(fields))
    for (const field of fields) expect(fieldWord(field, t)).toBe(`lab.waiting.field.${field}`)
    expect([fieldWord('environment.GREETING', t), fieldWord('ofTheFuture', t)]).toEqual(['variable GREETING', 'ofTheFuture'])
  })

  it('a whole file system is named as that', () => {
    expect([placeWord('/', t), placeWord('/data', t)]).toEqual(['lab.waiting.wholeFileSystem', '/data'])
  })
})
