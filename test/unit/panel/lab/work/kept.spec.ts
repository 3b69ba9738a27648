import { describe, expect, it } from 'vitest'
import { aDayMore, FOR_GOOD, keptOf } from '../../../../../renderer/lab/work/kept'
import { readSettings } from '../../../../../src/contract/words'
import type { LabInstanceSpec, LabState } from '../../../../../src/contract/words'
import { aRow, NOW } from '../a-row'

const DAY = 86_400_000
const settings = readSettings({})

function ended(state: LabState, spec: Partial<LabInstanceSpec> = {}) {
  const { lab } = aRow('ada')
  return { ...lab, spec: { ...lab.spec, ...spec }, status: { ...lab.status, state, endedAt: new Date(NOW).toISOString() } }
}

describe('until when an ended lab is kept', () => {
  it("is its end and its grace, a person's wish where that is later, and nothing that is stored", () => {
    expect(keptOf(ended('expired'), settings)).toEqual({ kind: 'until', at: NOW + DAY })
    expect(keptOf(ended('expired'), readSettings({ cleanup: { gracePeriod: '1h' } }))).toEqual({ kind: 'until', at: NOW + DAY / 24 })
    expect(keptOf(ended('completed', { keepUntil: new Date(NOW + 3 * DAY).toISOString() }), settings)).toEqual({
      kind: 'until',
      at: NOW + 3 * DAY,
    })
    expect(keptOf(ended('expired', { keepUntil: new Date(FOR_GOOD).toISOString() }), settings)).toEqual({ kind: 'forGood' })
  })
  it('is said of no lab that runs, that a person has to see first, or that is on its way out', () => {
    expect([keptOf(ended('ready'), settings), keptOf(ended('failed'), settings), keptOf(ended('expired'), undefined)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(keptOf(ended('failed'), readSettings({ cleanup: { failedLabs: true } }))).toEqual({ kind: 'until', at: NOW + DAY })
    const leaving = ended('expired')
    expect(
      keptOf({ ...leaving, metadata: { ...leaving.metadata, deletionTimestamp: new Date(NOW).toISOString() } }, settings),
    ).toBeUndefined()
  })
  it('"Keep it" asks for a day more, never for less than there is', () => {
    expect([aDayMore(NOW + DAY, NOW), aDayMore(NOW - DAY, NOW), aDayMore(FOR_GOOD, NOW)]).toEqual([NOW + 2 * DAY, NOW + DAY, FOR_GOOD])
  })
})
