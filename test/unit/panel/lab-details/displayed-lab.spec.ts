import { describe, expect, it } from 'vitest'
import { recordsOf, displayedLabOf } from '../../../../renderer/features/lab-details/displayed-lab'
import { aLab, aRecord } from './a-lab'

describe('what the details are about', () => {
  it('a lab that is there wins over the records of others that had its name', () => {
    expect(displayedLabOf({ lab: aLab(), records: [aRecord('uid-0', '2026-01-04T10:00:00Z')], known: undefined })).toEqual({
      lab: aLab(),
      isGone: false,
    })
  })

  it('a lab that vanishes stays on the screen as it was last known until its record is here', () => {
    expect(displayedLabOf({ lab: undefined, records: [aRecord('uid-0', '2026-01-04T10:00:00Z')], known: aLab() })).toEqual({
      lab: aLab(),
      isGone: true,
    })
  })

  it("then its own record tells when it went, under the lab's own name and uid", () => {
    const subject = displayedLabOf({
      lab: undefined,
      records: [aRecord('uid-0', '2026-01-06T10:00:00Z'), aRecord('uid-1', '2026-01-05T12:00:00Z')],
      known: aLab(),
    })
    expect(subject).toMatchObject({
      isGone: true,
      deletedAt: Date.parse('2026-01-05T12:00:00Z'),
      lab: { kind: 'LabInstance', metadata: { name: 'ada', uid: 'uid-1' }, status: { state: 'deleted' } },
    })
    expect(subject?.lab.spec).toEqual({ template: 'web', studentEmail: 'ada@school.example' })
  })

  it('and what became of its work, which is no part of what the lab was', () => {
    const record = aRecord('uid-1', '2026-01-05T12:00:00Z')
    const work = { path: '/data/collected/work.tar', bytes: 2_048, files: 3, sha256: 'f'.repeat(64) }
    const subject = displayedLabOf({ lab: undefined, records: [{ ...record, spec: { ...record.spec, work } }], known: undefined })
    expect([subject?.left, subject?.lab.spec]).toEqual([{ work }, { template: 'web', studentEmail: 'ada@school.example' }])
  })

  it('of an address that is opened after the deletion, the newest record counts', () => {
    const records = [aRecord('uid-2', '2026-01-06T10:00:00Z'), aRecord('uid-1', '2026-01-05T12:00:00Z')]
    expect(displayedLabOf({ lab: undefined, records, known: undefined })?.lab.metadata.uid).toBe('uid-2')
  })

  it('a name that nobody knows is nothing, and records of other names do not count', () => {
    const records = recordsOf([aRecord('uid-1', '2026-01-05T12:00:00Z')], { namespace: 'student-labs', name: 'bob' })
    expect(displayedLabOf({ lab: undefined, records, known: undefined })).toBeUndefined()
  })
})
