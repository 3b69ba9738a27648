import { describe, expect, it } from 'vitest'
import { decide } from '../../../src/core/controller/decide/decide'
import type { DecisionInput } from '../../../src/core/controller/decide/decision'
import { expiryOf } from '../../../src/core/controller/decide/expiry'
import type { LabInstanceSpec, LabInstanceStatus } from '../../../src/core/resource/lab-instance'
import { readSettings } from '../../../src/core/settings/read-settings'
import { aLab, aTemplate, at, inSafety, NOON } from '../../fixtures/a-lab'

const MINUTE = 60_000
const attempt = { hasSlot: false, started: false, elapsedMs: 0, suspected: false, foundStuck: false, limitRefused: false, answerDue: false }
const settings = readSettings({})

function decided(spec: Partial<LabInstanceSpec>, status: Partial<LabInstanceStatus>, more: Partial<DecisionInput> = {}) {
  const decision = decide({
    lab: inSafety(aLab({ spec, status })),
    template: aTemplate(),
    now: NOON,
    settings,
    attempt,
    mayExpire: true,
    ...more,
  })
  return decision.do === 'write' ? decision.change : decision.do
}

/** Was ready for an hour, until two minutes ago. */
const WAS_READY = {
  readyAt: at(-62 * MINUTE),
  startedAt: at(-63 * MINUTE),
  endedAt: at(-2 * MINUTE),
  expiresAt: at(-2 * MINUTE),
  failedAt: at(-2 * MINUTE),
}
const NEVER_READY = { startedAt: at(-10 * MINUTE), endedAt: at(-2 * MINUTE), failedAt: at(-2 * MINUTE) }

describe('an ended lab whose end a person moves', () => {
  it.each(['expired', 'completed', 'failed'] as const)(
    '%s: comes back when its end is later than now and later than it was, and only then',
    (state) => {
      const status = { ...WAS_READY, state }
      const to = (spec: Partial<LabInstanceSpec>) => {
        const change = decided(spec, status)
        return typeof change === 'string' ? change : change.reason
      }
      expect([to({ endsAt: at(MINUTE) }), to({ duration: '2h' }), to({ duration: 'none' })]).toEqual(['Extended', 'Extended', 'Extended'])
      expect([to({ endsAt: at(-MINUTE) }), to({ duration: '60m' }), to({})]).toEqual(['rest', 'rest', 'rest'])
    },
  )
  it('is not brought back by a default that others changed', () => {
    const changed = { settings: readSettings({ labs: { defaultDuration: '24h' } }), template: aTemplate({ duration: '24h' }) }
    for (const state of ['expired', 'completed', 'failed'] as const) expect(decided({}, { ...WAS_READY, state }, changed)).toBe('rest')
  })
  it('a failed lab whose end was to come all along stays failed; one later than that brings it back once', () => {
    const recorded = { ...NEVER_READY, state: 'failed', expiresAt: at(30 * MINUTE) } as const
    expect(decided({ endsAt: at(30 * MINUTE) }, recorded)).toBe('rest')
    const back = decided({ endsAt: at(40 * MINUTE) }, recorded)
    expect(back).toMatchObject({ state: 'provisioning', reason: 'Extended', set: { expiresAt: at(40 * MINUTE) } })
    expect(decided({ endsAt: at(40 * MINUTE) }, { ...recorded, expiresAt: at(40 * MINUTE) })).toBe('rest')
  })
  it('one that failed under an earlier version, which recorded no end, is not taken for extended', () => {
    const { failedAt: _, ...before } = NEVER_READY
    const change = decided({ endsAt: at(30 * MINUTE) }, { ...before, state: 'failed', reason: 'X', message: 'y' })
    expect(change).toMatchObject({ state: 'failed', quiet: true, set: { expiresAt: at(30 * MINUTE), failedAt: before.endedAt } })
  })
  it('is no longer failed when it comes back', () => {
    for (const spec of [{ endsAt: at(MINUTE) }, { restartAt: at(-1) }]) {
      expect(decided(spec, { ...WAS_READY, state: 'failed' })).toMatchObject({
        unset: expect.arrayContaining(['failedAt', 'endedAt']) as unknown,
      })
    }
  })
})

describe('an ended lab that a person restarts', () => {
  it('begins its time anew when its end had passed, and says how much that is', () => {
    const change = decided({ endsAt: at(-2 * MINUTE), duration: '45m', restartAt: at(-1) }, { ...WAS_READY, state: 'expired' })
    expect(change).toMatchObject({
      reason: 'Restarting',
      sentence: { code: 'RestartedAnew', params: { minutes: 45 } },
      unset: expect.arrayContaining(['readyAt', 'expiresAt']) as unknown,
    })
  })
  it('keeps its end when that is still to come', () => {
    const change = decided({ restartAt: at(-1) }, { ...WAS_READY, state: 'completed', expiresAt: at(MINUTE) })
    expect(change).toMatchObject({ reason: 'Restarting', sentence: { code: 'RestartedByPerson' } })
    expect(change).not.toMatchObject({ unset: expect.arrayContaining(['expiresAt']) as unknown })
  })
})

describe('the end of a lab', () => {
  const end = (spec: Partial<LabInstanceSpec>, readyAt = NOON) => expiryOf(aLab({ spec }), readyAt, { settings, template: aTemplate() })

  it('an absolute end that a restart came after is over for good, also for the restarts that follow', () => {
    expect(end({ endsAt: at(-MINUTE), restartAt: at(-1) })).toBe(NOON + 60 * MINUTE)
    expect(end({ endsAt: at(-MINUTE), restartAt: at(10 * MINUTE) })).toBe(NOON + 60 * MINUTE)
  })
  it('a lab that was declared with an end in the past is not given more time thereby', () => {
    expect(end({ endsAt: at(-MINUTE) })).toBe(NOON - MINUTE)
  })
  it('a restart before its end, or one wished for later than that, moves nothing', () => {
    expect(end({ endsAt: at(MINUTE), restartAt: at(-1) })).toBe(NOON + MINUTE)
    expect(end({ endsAt: at(MINUTE), restartAt: at(2 * MINUTE) })).toBe(NOON + MINUTE)
  })
})

describe('how long an ended lab is kept', () => {
  const DAY = 24 * 60 * MINUTE
  it('a day by default, longer if a person keeps it, and then it is the reconciler that lets it go', () => {
    const status = { ...WAS_READY, state: 'completed', endedAt: at(-DAY) } as const
    expect([decided({}, status), decided({ keepUntil: at(1) }, status), decided({ keepUntil: at(0) }, status)]).toEqual([
      'retire',
      'rest',
      'retire',
    ])
    const who = (keepUntil: string) =>
      decide({
        lab: aLab({ metadata: { deletionTimestamp: at(0) }, spec: { keepUntil }, status }),
        now: NOON,
        settings,
        attempt,
        mayExpire: true,
      })
    expect([who(at(1)), who(at(0))]).toMatchObject([{ change: { who: 'person' } }, { change: { who: 'reconciler' } }])
  })
  it('a failed one until a person has seen why; with cleanup.failedLabs like the others', () => {
    const status = { ...NEVER_READY, state: 'failed', endedAt: at(-DAY) } as const
    expect([decided({}, status), decided({}, status, { settings: readSettings({ cleanup: { failedLabs: true } }) })]).toEqual([
      'rest',
      'retire',
    ])
  })
})
