import { describe, expect, it } from 'vitest'
import { timeLeft } from '../../../../../renderer/lab/state/time-left'
import { aRow, NOW, without } from '../a-row'

const MINUTE = 60_000

describe('time left', () => {
  it('is what is left until the end, with its part of the whole', () => {
    expect(timeLeft(aRow('ada'), NOW, 10 * MINUTE)).toEqual({
      kind: 'running',
      ms: 30 * MINUTE,
      part: 0.5,
      endsAt: NOW + 30 * MINUTE,
      isSoon: false,
    })
  })

  it('warns when the end is near', () => {
    expect(timeLeft(aRow('ada', { expiresAt: NOW + 9 * MINUTE }), NOW, 10 * MINUTE)).toMatchObject({ kind: 'running', isSoon: true })
  })

  it('is over, never below nothing, when the end has passed and the lab is not yet stopped', () => {
    expect(timeLeft(aRow('ada', { expiresAt: NOW - 1 }), NOW, 0)).toEqual({ kind: 'over' })
  })

  it('does not take a lab that has not begun for one without an end', () => {
    expect(timeLeft(without(aRow('ada', { state: 'provisioning' }), 'expiresAt', 'readyAt'), NOW, 0)).toEqual({ kind: 'ahead' })
    expect(timeLeft(without(aRow('ada'), 'expiresAt'), NOW, 0)).toEqual({ kind: 'endless' })
  })

  it('says when a scheduled lab begins', () => {
    const row = aRow('ada', { state: 'pending' })
    const scheduled = { ...row, lab: { ...row.lab, spec: { ...row.lab.spec, scheduledStart: '2026-03-02T11:30:00Z' } } }
    expect(timeLeft(scheduled, NOW, 0)).toEqual({ kind: 'ahead', startsAt: NOW + 90 * MINUTE })
  })

  it('is never more than the whole, also for a clock that is behind', () => {
    expect(timeLeft(aRow('ada'), NOW - 300 * MINUTE, 0)).toMatchObject({ part: 1 })
  })
})
