import { describe, expect, it } from 'vitest'
import '../every-language'
import { labRow, needsAttention } from '../../../../renderer/lab/lab-row'
import { waitsFor } from '../../../../renderer/lab/state/waits-for'
import { translateMessage } from '../../../../renderer/lab/engine-messages'
import type { LabCondition } from '../../../../src/contract/words'
import { aRow } from './a-row'

const FULL: LabCondition = {
  type: 'FolderFits',
  status: 'False',
  reason: 'FolderNearlyFull',
  message: 'said',
  code: 'FolderNearlyFull',
  params: { used: 1_900, bound: 2_147 },
  lastTransitionTime: '2026-03-02T09:00:00Z',
}

function rowWith(...conditions: readonly LabCondition[]) {
  const { lab } = aRow('ada')
  return labRow({ ...lab, status: { ...lab.status, conditions: [...conditions] } }, {})
}

describe('a lab whose folder is too full', () => {
  it('is among those that need somebody, is ready all the same, and says how much of how much', () => {
    const row = rowWith(FULL)
    expect([needsAttention(row), row.displayState]).toEqual([true, 'ready'])
    expect(waitsFor(row)).toMatchObject({ kind: 'folder', message: { code: 'FolderNearlyFull' } })
  })

  it('that fits again, or of which nothing is known, is a lab like any other', () => {
    for (const row of [rowWith(), rowWith({ ...FULL, status: 'True', reason: 'FolderFits' })])
      expect([needsAttention(row), waitsFor(row)]).toEqual([false, undefined])
  })

  it.each(['en', 'de'])('%s: the number, the bound, and what to do', (language) => {
    expect(translateMessage(FULL, language)).toMatch(/1900 MB.*2147 MB.*work\.maxSize/)
  })
})
