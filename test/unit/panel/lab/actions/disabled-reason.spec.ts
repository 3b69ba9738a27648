import { describe, expect, it } from 'vitest'
import { isToBeRetried, needsAttention } from '../../../../../renderer/lab/lab-row'
import { waitsFor } from '../../../../../renderer/lab/state/waits-for'
import { applicable, disabledReason } from '../../../../../renderer/lab/actions/disabled-reason'
import { aRow, NOW, without } from '../a-row'

describe('what can be done to a lab', () => {
  it('never offers to extend what has no end yet or never will: minutes from now would take time away', () => {
    expect(disabledReason('extend', without(aRow('ada', { state: 'provisioning' }), 'expiresAt', 'readyAt'))).toBe('notStarted')
    expect(disabledReason('extend', without(aRow('ada'), 'expiresAt'))).toBe('endless')
    expect(disabledReason('extend', aRow('ada'))).toBeUndefined()
  })

  it('opens and copies only what has answered', () => {
    const unanswered = without(aRow('ada', { state: 'provisioning' }), 'endpoint')
    expect([
      disabledReason('open', aRow('ada')),
      disabledReason('open', aRow('ada', { state: 'failed' })),
      disabledReason('copy', unanswered),
    ]).toEqual([undefined, 'notReady', 'notReady'])
  })

  it('opens what has answered with anything at all, and never what nobody saw a page of', () => {
    expect(disabledReason('open', aRow('ada', { state: 'provisioning' }))).toBeUndefined()
    expect([disabledReason('open', without(aRow('ada'), 'endpoint')), disabledReason('copy', without(aRow('ada'), 'endpoint'))]).toEqual([
      'noAddress',
      'noAddress',
    ])
  })

  it('leaves alone what is being deleted, except to ask again for its deletion', () => {
    const leaving = aRow('ada', { state: 'deleting', isDeleting: true })
    expect([disabledReason('restart', leaving), disabledReason('extend', leaving), disabledReason('delete', leaving)]).toEqual([
      'leaving',
      'leaving',
      undefined,
    ])
  })

  it('a lab that waits for its next try needs somebody at once, and can be told to try now', () => {
    const waiting = aRow('ada', { state: 'provisioning', retries: 0, retryAt: NOW + 28_000 })
    expect([disabledReason('restart', waiting), needsAttention(waiting), isToBeRetried(waiting)]).toEqual([undefined, true, true])
    const trying = without(waiting, 'retryAt')
    expect([disabledReason('restart', trying), needsAttention(trying)]).toEqual(['notStarted', false])
  })

  it('says to how many of a selection an action applies', () => {
    const { rows, of } = applicable('restart', [aRow('ada'), aRow('bob', { state: 'pending' }), aRow('cy', { state: 'failed' })])
    expect([rows.map(({ name }) => name), of]).toEqual([['ada', 'cy'], 3])
  })
})

describe('what a lab waits for', () => {
  it('is its planned start before anything else was said of it', () => {
    const row = aRow('ada', { state: 'pending', message: 'The lab was declared.' })
    expect(waitsFor({ ...row, lab: { ...row.lab, spec: { ...row.lab.spec, scheduledStart: '2026-03-03T08:00:00Z' } } })).toEqual({
      kind: 'schedule',
    })
  })

  it('is its next try with what went wrong, as far as the engine tells it as data', () => {
    const why = { code: 'PullUnreachable', params: { image: 'x' } }
    const waiting = aRow('ada', {
      state: 'provisioning',
      reason: 'RegistryUnreachable',
      message: 'said',
      code: 'TriesAgain',
      params: { why, seconds: 30 },
      retryAt: NOW + 28_000,
    })
    expect(waitsFor(waiting)).toEqual({ kind: 'retry', at: NOW + 28_000, message: { message: 'said', ...why } })
    expect(waitsFor(without(waiting, 'code', 'params'))).toMatchObject({ kind: 'said' })
    expect(waitsFor({ ...waiting, isPulling: true })).toMatchObject({ kind: 'pull' })
  })

  it('is its place in the queue, then the pull, then what was said last', () => {
    expect(waitsFor(aRow('ada', { state: 'pending', queuePosition: 3, message: 'said' }))).toEqual({ kind: 'queue', position: 3 })
    expect(waitsFor(aRow('ada', { state: 'provisioning', isPulling: true, pullPercent: 40 }))).toEqual({ kind: 'pull', percent: 40 })
    expect(waitsFor(aRow('ada', { state: 'provisioning', isPulling: true }))).toEqual({ kind: 'pull' })
    expect(waitsFor(aRow('ada', { state: 'failed', reason: 'Error', message: 'said' }))).toEqual({
      kind: 'said',
      message: { message: 'said' },
      isProblem: true,
    })
  })

  it('is nothing for a lab that is as it is wanted', () => {
    expect(waitsFor(aRow('ada', { message: 'The lab answered' }))).toBeUndefined()
    expect(waitsFor(aRow('ada', { isJudged: false }))).toEqual({ kind: 'change' })
  })

  it('is a restart, only once it was compared with what runs; until then it is being applied', () => {
    const waiting = { kind: 'restart', fields: ['image'] } as const
    expect([waitsFor(aRow('ada', { pendingChange: waiting })), needsAttention(aRow('ada', { pendingChange: waiting }))]).toEqual([
      { kind: 'apply', change: waiting },
      false,
    ])
    expect(waitsFor(aRow('ada', { pendingChange: waiting, isJudged: false }))).toEqual({ kind: 'change' })
  })

  it('is its answer, where a lab that is ready by its record gives none', () => {
    const silence = { reason: 'NoAnswer', message: 'It does not answer' }
    expect(waitsFor(aRow('ada', { displayState: 'silent', silence }))).toEqual({ kind: 'said', message: silence, isProblem: true })
  })
})
