import { describe, expect, it } from 'vitest'
import { labRow, needsAttention } from '../../../../../renderer/lab/lab-row'
import { displayStatesOf } from '../../../../../renderer/lab/state/display-state'
import { countRows } from '../../../../../renderer/features/labs/list/filter/state-filters'
import { aRow, NOW } from '../a-row'

const silent = (() => {
  const { lab } = aRow('ada')
  const answering = {
    type: 'Answering',
    status: 'False',
    reason: 'NoAnswer',
    message: 'It does not answer',
    lastTransitionTime: new Date(NOW).toISOString(),
  } as const
  return labRow({ ...lab, status: { ...lab.status, conditions: [answering] } }, {})
})()

describe('a ready lab that does not answer', () => {
  it('keeps its state and looks otherwise, with what is said of its silence', () => {
    expect(silent).toMatchObject({ state: 'ready', displayState: 'silent', silence: { reason: 'NoAnswer' } })
    expect(aRow('bob')).toMatchObject({ state: 'ready', displayState: 'ready' })
  })

  it('needs attention, and is not counted among those that are ready', () => {
    expect([needsAttention(silent), needsAttention(aRow('bob'))]).toEqual([true, false])
    expect(countRows([silent, aRow('bob')])).toMatchObject({ all: 2, ready: 1, attention: 1 })
  })

  it('looks so in its timeline from the line that says it to the one that says it answers, whatever is told between', () => {
    const lines = [
      ['provisioning', 'Starting'],
      ['ready', 'Ready'],
      ['ready', 'NoAnswer'],
      ['ready', 'EndMoved'],
      ['ready', 'Answers'],
      ['ready', 'NoAnswer'],
      ['provisioning', 'Restarting'],
      ['ready', 'Ready'],
    ] as const
    expect(displayStatesOf(lines.map(([state, reason]) => ({ state, reason })))).toEqual([
      'provisioning',
      'ready',
      'silent',
      'silent',
      'ready',
      'silent',
      'provisioning',
      'ready',
    ])
  })
})
