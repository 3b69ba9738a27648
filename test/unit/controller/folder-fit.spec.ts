import { describe, expect, it } from 'vitest'
import { folderRecord, mostRead } from '../../../src/core/controller/decide/folder-fit'
import type { FolderSize } from '../../../src/core/provisioner/provisioner'
import { FOLDER_FITS } from '../../../src/core/resource/lab-conditions'
import type { LabCondition, StoredLab } from '../../../src/core/resource/lab-instance'
import { ARCHIVE_BOUNDS } from '../../../src/provisioners/docker/student-folder/archive-writer'
import { aLab } from '../../fixtures/a-lab'

const MB = 1_000_000
const BOUND = 100 * MB

/** A lab of which this was said before. */
function labWith(...conditions: readonly LabCondition[]): StoredLab {
  const lab = aLab({ status: { state: 'ready' } })
  return { ...lab, status: { ...lab.status, reason: 'Ready', message: 'The lab answers', conditions: [...conditions] } }
}

const real = (bytes: number): FolderSize => ({ bytes, claims: bytes })

/** What is said after each of these looks, one after another. */
function saidAfter(...sizes: readonly FolderSize[]) {
  let lab = labWith()
  for (const folder of sizes) {
    const [next] = folderRecord({ lab, folder, maxBytes: BOUND })?.conditions ?? []
    if (next !== undefined) lab = labWith({ ...next, lastTransitionTime: '2026-03-02T08:00:00Z' })
  }
  return lab.status.conditions?.find(({ type }) => type === FOLDER_FITS)
}

describe('whether a student has made more than can be collected', () => {
  it.each([
    ['little', real(79 * MB), undefined],
    ['most of it', real(80 * MB), { reason: 'FolderNearlyFull', params: { used: 80, bound: 100 } }],
    ['all of it', real(100 * MB), { reason: 'FolderNearlyFull', params: { used: 100, bound: 100 } }],
    ['more', real(101 * MB), { reason: 'FolderTooLarge', params: { used: 101, bound: 100 } }],
    ['a hole that can be read', { bytes: MB, claims: 3_000 * MB }, undefined],
    [
      'a hole that nobody reads to its end',
      { bytes: MB, claims: 1_000_000 * MB },
      { reason: 'FolderClaims', params: { claims: 1_000_000, most: 4295 } },
    ],
  ])('%s', (_what, size, said) => {
    const condition = saidAfter(size)
    expect(condition === undefined ? undefined : { reason: condition.reason, params: condition.params }).toEqual(said)
  })

  it('what is told changes nothing else of the lab, and is no line in its timeline', () => {
    const lab = labWith()
    expect(folderRecord({ lab, folder: real(90 * MB), maxBytes: BOUND })).toMatchObject({
      state: lab.status.state,
      reason: lab.status.reason,
      quiet: true,
    })
  })

  it('nobody knows: nothing is said, and nothing is taken back', () => {
    const full = labWith({ ...saidAfter(real(90 * MB))! })
    expect([labWith(), full].map((lab) => folderRecord({ lab, maxBytes: BOUND }))).toEqual([undefined, undefined])
  })

  it('round the number it does not come and go: it is over when the folder is clearly below', () => {
    const words = [80, 79, 81, 76].map((used) => saidAfter(real(80 * MB), real(used * MB))?.reason)
    expect([...words, saidAfter(real(80 * MB), real(74 * MB))?.reason]).toEqual([...words.map(() => 'FolderNearlyFull'), 'FolderFits'])
  })

  it('the same again is not written; what is off by a twentieth of the bound is', () => {
    expect([81, 84, 85, 88].map((used) => saidAfter(real(80 * MB), real(used * MB))?.params?.['used'])).toEqual([80, 80, 85, 88])
  })

  it('another bound is judged anew; without any it fits', () => {
    const full = labWith(saidAfter(real(90 * MB))!)
    const reasons = [95 * MB, 200 * MB, Infinity].map(
      (maxBytes) => folderRecord({ lab: full, folder: real(90 * MB), maxBytes })?.conditions?.[0]?.reason,
    )
    expect(reasons).toEqual(['FolderNearlyFull', 'FolderFits', 'FolderFits'])
    expect(folderRecord({ lab: full, maxBytes: Infinity })?.conditions?.[0]?.reason).toBe('FolderFits')
    expect(folderRecord({ lab: labWith(), folder: real(90 * MB), maxBytes: Infinity })).toBeUndefined()
  })

  it('what may be read at most is what the archive reads', () => {
    expect(mostRead(ARCHIVE_BOUNDS.maxBytes)).toBe(ARCHIVE_BOUNDS.maxRead)
  })
})
