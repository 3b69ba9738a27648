import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOurs, provenOurs, refuseOddId } from '../../../../src/provisioners/docker/container/ownership'

const LAB = { uid: '0f8fad5b-d9cb-469f-a165-70867728950e', name: 'ada', namespace: 'student-labs' }
const ID = 'a'.repeat(64)
const LABELS = { 'com.neuroglia.lab.instance': 'ours', 'com.neuroglia.lab.uid': LAB.uid }
const ours = { id: ID, names: ['/lab-ada-0f8fad5b'], labels: LABELS }

describe('the gate before every call that stops or removes', () => {
  it('#141 lets through a full id with our labels under our name', () => {
    expect(provenOurs(ours, LAB, 'ours')).toBe(ID)
  })

  it.each([
    ['another installation', { ...ours, labels: { ...LABELS, 'com.neuroglia.lab.instance': 'theirs' } }],
    ['another lab', { ...ours, labels: { ...LABELS, 'com.neuroglia.lab.uid': 'other' } }],
    ['no labels', { ...ours, labels: {} }],
    ['a copy from an image that hands our labels down', { ...ours, names: ['/elegant_curie'] }],
    ['a short id', { ...ours, id: 'aaaaaaaaaaaa' }],
    ['no id', { ...ours, id: '' }],
    ['an id with an upper-case letter', { ...ours, id: 'A'.repeat(64) }],
  ])('#140 #141 #142 refuses %s', (_what, candidate) => {
    expect(() => provenOurs(candidate, LAB, 'ours')).toThrow(expect.objectContaining({ reason: 'NotOurs', handling: 'terminal' }))
  })

  it('#112 a renamed container is known by the recorded id, or by the mark that only we give', () => {
    const renamed = { ...ours, names: ['/renamed'] }
    expect([
      isOurs(renamed, LAB, 'ours'),
      isOurs(renamed, { ...LAB, containerId: ID }, 'ours'),
      isOurs({ ...renamed, bearsOurMark: true }, LAB, 'ours'),
    ]).toEqual([false, true, true])
  })

  it('a recorded id is never enough without the labels', () => {
    expect(isOurs({ id: ID, names: [], labels: {}, bearsOurMark: true }, { ...LAB, containerId: ID }, 'ours')).toBe(false)
  })

  it('an installation without an id owns nothing', () => {
    expect(isOurs({ ...ours, labels: { ...LABELS, 'com.neuroglia.lab.instance': '' } }, LAB, '')).toBe(false)
  })

  it('#142 whatever is not 64 hex digits is refused before Docker is asked', () => {
    fc.assert(
      fc.property(fc.string(), (containerId) => {
        fc.pre(!/^[0-9a-f]{64}$/.test(containerId))
        expect(() => refuseOddId({ ...LAB, containerId })).toThrow(expect.objectContaining({ reason: 'NotOurs' }))
      }),
    )
  })
})
