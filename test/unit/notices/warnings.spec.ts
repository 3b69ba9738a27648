import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NoticeDraft } from '../../../src/core/events/notice'
import { ExpiryWarnings } from '../../../src/core/notices/expiry-warnings'
import { DEFAULT_SETTINGS } from '../../../src/core/settings/read-settings'
import { aLab, at, NOON } from '../../fixtures/a-lab'
import { FakeClock } from '../../fixtures/fake-clock'
import { FixedSettings } from '../../fixtures/fixed-settings'

const MINUTE = 60_000
const KEY = 'LabInstance/student-labs/ada'

function aRoom() {
  const clock = new FakeClock(NOON)
  const settings = new FixedSettings()
  const said: NoticeDraft[] = []
  const warnings = new ExpiryWarnings({ clock, settings, post: (notice) => said.push(notice) })
  settings.onDidChange(() => warnings.adopt())
  const ends = (inMs: number, key = KEY) => {
    const current = aLab({ spec: { studentName: 'Ada' }, status: { state: 'ready', expiresAt: at(clock.now() - NOON + inMs) } })
    warnings.learn({ type: 'STATUS_UPDATED', key, current, resourceVersion: '1' })
  }
  const minutes = () => said.map(({ minutesLeft }) => minutesLeft)
  return { clock, settings, said, warnings, ends, minutes }
}

describe('warnings of an end', () => {
  it('come 10 and 5 minutes before it, with one timer for a whole class and none when nothing is to come', () => {
    const { clock, said, ends, minutes } = aRoom()
    for (let seat = 0; seat < 30; seat++) ends(60 * MINUTE + seat, `LabInstance/student-labs/lab-${seat}`)
    expect(clock.pendingTimers).toBe(1)
    clock.advance(50 * MINUTE + 100)
    expect(minutes()).toEqual(Array.from({ length: 30 }, () => 10))
    expect(said[0]).toEqual({ type: 'expiresSoon', name: 'ada', namespace: 'student-labs', student: 'Ada', minutesLeft: 10 })
    clock.advance(60 * MINUTE)
    expect([minutes().length, clock.pendingTimers]).toEqual([60, 0])
  })

  it('come again when the lab was extended, and not for a moment that was past when its end was set', () => {
    const { clock, ends, minutes } = aRoom()
    ends(8 * MINUTE)
    clock.advance(4 * MINUTE)
    expect(minutes()).toEqual([5])
    ends(30 * MINUTE)
    clock.advance(40 * MINUTE)
    expect(minutes()).toEqual([5, 10, 5])
  })

  it('several that a sleep went over are one, the nearest; after the end there is none', () => {
    const { clock, ends, minutes } = aRoom()
    ends(60 * MINUTE)
    clock.jump(57 * MINUTE)
    clock.advance(MINUTE)
    expect(minutes()).toHaveLength(1)
    expect(minutes()[0]).toBeLessThanOrEqual(3)
    ends(60 * MINUTE)
    clock.jump(120 * MINUTE)
    clock.advance(10 * MINUTE)
    expect([minutes().length, clock.pendingTimers]).toEqual([1, 0])
  })

  it('are not said again when the clock is set back and the lab is written anew', () => {
    const { clock, ends, minutes } = aRoom()
    ends(20 * MINUTE)
    clock.advance(11 * MINUTE)
    clock.jump(-5 * MINUTE)
    ends(14 * MINUTE)
    clock.advance(14 * MINUTE)
    expect(minutes()).toEqual([10, 5])
  })

  it('stop when the lab is gone or does not run, and go on where they were when it is back', () => {
    const { clock, warnings, ends, minutes } = aRoom()
    ends(20 * MINUTE)
    clock.advance(11 * MINUTE)
    const lost = aLab({ status: { state: 'provisioning', expiresAt: at(20 * MINUTE) } })
    warnings.learn({ type: 'STATUS_UPDATED', key: KEY, current: lost, resourceVersion: '2' })
    expect(clock.pendingTimers).toBe(0)
    ends(9 * MINUTE)
    clock.advance(9 * MINUTE)
    expect(minutes()).toEqual([10, 5])
    ends(20 * MINUTE)
    warnings.learn({ type: 'DELETED', key: KEY, current: lost, resourceVersion: '3' })
    expect(clock.pendingTimers).toBe(0)
  })

  it('each is said at most once for one end, whatever the clock and the settings do', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('advance' as const), ms: fc.integer({ min: 0, max: 40 * MINUTE }) }),
      fc.record({ do: fc.constant('jump' as const), ms: fc.integer({ min: -90 * MINUTE, max: 90 * MINUTE }) }),
      fc.record({ do: fc.constant('again' as const), ms: fc.constant(0) }),
      fc.record({ do: fc.constant('extend' as const), ms: fc.integer({ min: 1, max: 90 * MINUTE }) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { clock, said, warnings, ends } = aRoom()
        let end = NOON + 60 * MINUTE
        let before = 0
        ends(60 * MINUTE)
        for (const { do: what, ms } of steps) {
          if (what === 'advance') clock.advance(ms)
          else if (what === 'jump') clock.jump(ms)
          else if (what === 'again') ends(end - clock.now())
          else {
            expect(said.length - before).toBeLessThanOrEqual(2)
            before = said.length
            end += ms
            ends(end - clock.now())
          }
        }
        expect(said.length - before).toBeLessThanOrEqual(2)
        expect(clock.pendingTimers).toBeLessThanOrEqual(1)
        warnings.stop()
        expect(clock.pendingTimers).toBe(0)
      }),
    )
  })

  it('a warning that is added now and would be past is no news', () => {
    const { clock, settings, ends, minutes } = aRoom()
    ends(20 * MINUTE)
    settings.change({ labs: { ...DEFAULT_SETTINGS.labs, warnBeforeExpiryMs: [30 * MINUTE, 2 * MINUTE] } })
    clock.advance(20 * MINUTE)
    expect(minutes()).toEqual([2])
  })
})
