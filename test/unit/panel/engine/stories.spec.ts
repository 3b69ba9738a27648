import { describe, expect, it } from 'vitest'
import { append, MOST_EVENTS, NO_EVENTS, ofType, flush } from '../../../../renderer/features/engine/events/event-buffer'
import { withoutShownError } from '../../../../renderer/features/engine/loops/loop-facts'
import { exampleOf, noticedAfter, describeStep, spokenSummary } from '../../../../renderer/features/engine/picture/step-texts'
import { idleReason, tickProgress } from '../../../../renderer/features/engine/picture/idle-reason'
import type { JourneyStep } from '../../../../src/contract/journey'
import type { CloudEvent } from '../../../../src/contract/words'

const say = (key: string, values: Readonly<Record<string, unknown>> = {}): string =>
  [key.replace(/^engine\./, ''), ...Object.values(values)].join(' ')
const step = (more: Partial<JourneyStep>): JourneyStep => ({ step: 'written', key: 'LabInstance/class/ada', at: 1_000, ...more })
const event = (id: number, type: CloudEvent['type'] = 'labinstance.created'): CloudEvent => ({
  specversion: '1.0',
  id: String(id),
  source: 's',
  type,
  subject: 'class/ada',
  time: '2026-01-01T00:00:00Z',
  datacontenttype: 'application/json',
  data: {},
})

describe('the story of the pattern', () => {
  it('says the engine’s own sentence where it has one, and a translated word where not', () => {
    expect(describeStep(step({ step: 'failed', why: { code: 'X' } }), say, () => 'The image cannot be pulled.')).toBe(
      'step.failed: The image cannot be pulled.',
    )
    expect(describeStep(step({ what: 'CREATED', resourceVersion: '42' }), say, String)).toBe('step.written: what.CREATED (42)')
  })

  it('teaches with what really happened last, and knows how long it took to be noticed', () => {
    const log = [
      step({ step: 'noticed', resourceVersion: '8', at: 1_250 }),
      step({ resourceVersion: '9', at: 1_100 }),
      step({ resourceVersion: '8', what: 'STATUS_UPDATED' }),
      step({ resourceVersion: '7', what: 'CREATED', at: 500 }),
    ]
    expect(exampleOf('wanted', log)?.resourceVersion).toBe('7')
    expect([noticedAfter(log), noticedAfter(log.slice(0, 1)), exampleOf('again', log)]).toEqual([250, undefined, undefined])
  })

  it('speaks of many labs in one sentence, each where it is now', () => {
    const of = (name: string, word: JourneyStep['step']) => step({ key: `LabInstance/class/${name}`, step: word })
    expect(spokenSummary([of('ada', 'done'), of('ada', 'taken'), of('bob', 'taken')], say)).toBe('bob step.taken, ada step.done')
    expect(
      spokenSummary(
        ['a', 'b', 'c', 'd', 'e'].map((name) => of(name, 'done')),
        say,
      ),
    ).toContain('log.more 2')
  })

  it('says why nothing moves', () => {
    const quiet = { depth: 0, delayed: 0, slotsUsed: 0, slotsQueued: 0 }
    const loop = (paused: boolean) => [{ name: 'watcher' as const, running: true, paused, iterations: 0, saw: 0 }]
    const calm = { loops: loop(false), queue: quiet, provisioners: { docker: { reachable: true } } }
    const lost = { docker: { reachable: false }, simulated: { reachable: true } }
    const views = [
      calm,
      { ...calm, loops: loop(true) },
      { ...calm, queue: { ...quiet, delayed: 1 } },
      { ...calm, queue: { ...quiet, slotsUsed: 3 }, provisioners: lost },
    ]
    expect(views.map(idleReason)).toEqual(['calm', 'paused', 'delayed', 'lost'])
  })

  it('says once what Docker says of itself, and every other error of a loop', () => {
    const loop = { name: 'reconciler' as const, running: true, paused: false, iterations: 0, saw: 0, lastError: { code: 'DockerSilent' } }
    expect([withoutShownError(loop, [{ code: 'DockerSilent' }]).lastError, withoutShownError(loop, []).lastError]).toEqual([
      undefined,
      { code: 'DockerSilent' },
    ])
  })

  it('knows the way to the next tick, and none for a loop that waits for a person', () => {
    expect([
      tickProgress({ lastTickAt: 0, nextTickAt: 2_000 }, 500),
      tickProgress({ lastTickAt: 0, nextTickAt: 2_000 }, 9_000),
      tickProgress({ lastTickAt: 0 }, 500),
    ]).toEqual([0.25, 1, undefined])
  })
})

describe('the stream of CloudEvents', () => {
  it('keeps the newest 500, newest first', () => {
    const { shown } = append(
      NO_EVENTS,
      Array.from({ length: 600 }, (_, index) => event(index)),
      false,
    )
    expect([shown.length, shown[0]?.id, shown.at(-1)?.id]).toEqual([MOST_EVENTS, '599', '100'])
  })

  it('stands still while a person reads, and loses nothing of what came meanwhile', () => {
    const before = append(NO_EVENTS, [event(1)], false)
    const held = append(append(before, [event(2)], true), [event(3)], true)
    expect(held.shown).toBe(before.shown)
    expect(flush(held).shown.map(({ id }) => id)).toEqual(['3', '2', '1'])
  })

  it('shows one type only when asked to', () => {
    const events = [event(1), event(2, 'labinstance.deleted')]
    expect([ofType(events, 'labinstance.deleted').length, ofType(events, '').length]).toEqual([1, 2])
  })
})
