import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explain } from '../../../src/core/timeline/explain'
import type { LabFact } from '../../../src/core/timeline/lab-fact'
import type { LabInstanceStatus, StoredLab } from '../../../src/core/resource/lab-instance'
import { LAB_STATES } from '../../../src/core/resource/lab-states'
import { aLab, at } from '../../fixtures/a-lab'
import { TestEngine } from '../../fixtures/test-engine'

const line = (state: LabInstanceStatus['state'], ms: number, rest: Partial<NonNullable<LabInstanceStatus['transitions']>[number]> = {}) =>
  ({ state, time: at(ms), reason: 'Reason', message: 'A sentence', who: 'controller', ...rest }) as const

const ready = (ms: number, metadata: Partial<StoredLab['metadata']> = {}) =>
  aLab({
    metadata: { creationTimestamp: at(0), ...metadata },
    status: {
      state: 'ready',
      readyAt: at(ms),
      expiresAt: at(3_600_000),
      transitions: [
        line('provisioning', 29_000, { data: { ahead: 9 } }),
        line('ready', ms, { data: { pullMs: 24_000, pullBytes: 412e6, startMs: 900, answerMs: 4_000 } }),
      ],
    },
  })

describe('why a lab is as it is', () => {
  it('"queued 29 s, 9 ahead; pulled 412 MB in 24 s; answered after 4 s; slower than 1 of 2"', () => {
    const classmates = [ready(20_000, { uid: 'b' }), ready(90_000, { uid: 'c' }), aLab({ metadata: { uid: 'd' } })]
    expect(explain(ready(58_000), { classmates })).toEqual([
      { fact: 'queued', ms: 29_000, ahead: 9 },
      { fact: 'pulled', ms: 24_000, bytes: 412e6 },
      { fact: 'started', ms: 900 },
      { fact: 'answered', ms: 4_000 },
      { fact: 'slowerThan', count: 1, of: 2 },
      { fact: 'endsAt', at: Date.parse(at(3_600_000)) },
    ])
  })

  it.each<[string, StoredLab, Parameters<typeof explain>[1], LabFact]>([
    [
      'a planned start',
      aLab({ spec: { scheduledStart: at(60_000) } }),
      {},
      { fact: 'waitsFor', what: 'schedule', until: Date.parse(at(60_000)) },
    ],
    ['its place in the line', aLab(), { live: { queuePosition: 3 } }, { fact: 'waitsFor', what: 'slot', position: 3 }],
    [
      'its image',
      aLab({ status: { state: 'provisioning', reason: 'Pulling' } }),
      { live: { progress: { percent: 40 } } },
      { fact: 'waitsFor', what: 'image', percent: 40 },
    ],
    ['its first answer', aLab({ status: { state: 'provisioning', reason: 'Starting' } }), {}, { fact: 'waitsFor', what: 'answer' }],
    [
      'the next attempt',
      aLab({ status: { state: 'provisioning', reason: 'StartFailed', retries: 1, retryAt: at(30_000) } }),
      {},
      { fact: 'waitsFor', what: 'retry', until: Date.parse(at(30_000)), reason: 'StartFailed' },
    ],
    [
      'what blocks its removal',
      aLab({
        status: {
          state: 'deleting',
          conditions: [{ type: 'CleanupBlocked', status: 'True', reason: 'DiskFull', message: 'x', lastTransitionTime: at(0) }],
        },
      }),
      {},
      { fact: 'waitsFor', what: 'removal', reason: 'DiskFull' },
    ],
  ])('waits for %s', (_, lab, surroundings, fact) => {
    expect(explain(lab, surroundings)).toContainEqual(fact)
  })

  it('tells repairs, restarts, extensions and silence of a lab that lives, and how it ended', () => {
    const transitions = [
      line('ready', 1),
      line('provisioning', 2, { reason: 'ContainerMissing', who: 'reconciler' }),
      line('ready', 3),
      line('provisioning', 4, { reason: 'Restarting', who: 'person' }),
      line('ready', 5),
      line('ready', 6, { reason: 'EndMoved', who: 'person' }),
    ]
    const silent = { type: 'Answering', status: 'False', reason: 'NoAnswer', message: 'x', lastTransitionTime: at(7) } as const
    const facts = explain(aLab({ status: { state: 'ready', transitions, conditions: [silent] } }))
    expect(facts.filter(({ fact }) => fact !== 'queued')).toEqual([
      { fact: 'repaired', times: 1, reason: 'ContainerMissing' },
      { fact: 'restarted', times: 1 },
      { fact: 'extended', times: 1 },
      { fact: 'silent', since: Date.parse(at(7)) },
    ])
    expect(explain(aLab({ status: { state: 'failed', reason: 'OutOfMemory', retries: 3 } }))).toContainEqual({
      fact: 'failed',
      reason: 'OutOfMemory',
      attempts: 4,
    })
    expect(explain(aLab({ status: { state: 'expired', readyAt: at(0), endedAt: at(60_000) } }))).toContainEqual({
      fact: 'ended',
      how: 'expired',
      ranMs: 60_000,
    })
  })

  it('never throws, and no duration is ever negative, whatever stands in the record', () => {
    const time = fc.option(fc.oneof(fc.integer({ min: -1e9, max: 1e9 }).map(at), fc.constant('no time')), { nil: undefined })
    const state = fc.constantFrom(...LAB_STATES)
    const data = fc.option(fc.dictionary(fc.constantFrom('ahead', 'pullMs', 'pullBytes', 'startMs', 'answerMs', 'x'), fc.double()), {
      nil: undefined,
    })
    const transition = fc.record({
      state,
      time: time.map((each) => each ?? at(0)),
      reason: fc.constantFrom('Restarting', 'EndMoved', 'Starting'),
      message: fc.string(),
      who: fc.constantFrom('controller', 'reconciler', 'person'),
      data,
    })
    const labs = fc
      .record({
        state,
        created: time,
        scheduled: time,
        readyAt: time,
        endedAt: time,
        retryAt: time,
        expiresAt: time,
        retries: fc.option(fc.nat(5), { nil: undefined }),
        transitions: fc.array(transition, { maxLength: 8 }),
      })
      .map(
        ({ created, scheduled, ...status }) =>
          JSON.parse(
            JSON.stringify(
              aLab({
                metadata: { creationTimestamp: created ?? '', uid: String(status.readyAt) },
                spec: { scheduledStart: scheduled as string },
                status: status as Partial<LabInstanceStatus>,
              }),
            ),
          ) as StoredLab,
      )
    fc.assert(
      fc.property(labs, fc.array(labs, { maxLength: 4 }), (lab, classmates) => {
        for (const fact of explain(lab, { classmates })) {
          for (const name of ['ms', 'ranMs', 'count', 'ahead', 'bytes', 'times']) {
            const value: unknown = name in fact ? (fact as Record<string, unknown>)[name] : 0
            expect(value).toBeGreaterThanOrEqual(0)
          }
        }
      }),
    )
  })
})

describe('what the controller measures for it', () => {
  it('how many were before it, what was pulled and how long each part took, without a write of its own', async () => {
    const test = await new TestEngine({ timings: { pullMs: 24_000, startMs: 900, answerMs: 4_000 } }).start()
    await test.tune({ provisioning: { maxConcurrent: 1 } })
    for (const name of ['a', 'b', 'c']) await test.declare(name)
    await test.pass(120_000)
    const facts = explain((await test.lab('a')) ?? aLab())
    const took = Object.fromEntries(facts.flatMap((fact) => ('ms' in fact ? [[fact.fact, Math.round(fact.ms / 500) * 500]] : [])))
    expect(took).toEqual({ queued: 0, pulled: 24_000, started: 1_000, answered: 4_000 })
    expect(explain((await test.lab('c')) ?? aLab()).find(({ fact }) => fact === 'queued')).toMatchObject({ ahead: 1 })
    await test.stop()
  })
})
