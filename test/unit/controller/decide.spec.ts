import { describe, expect, it } from 'vitest'
import { decide } from '../../../src/core/controller/decide/decide'
import type { AttemptView, Decision, DecisionInput } from '../../../src/core/controller/decide/decision'
import { planFor } from '../../../src/core/plan/lab-plan'
import type { Observation } from '../../../src/core/provisioner/observation'
import type { StoredLab } from '../../../src/core/resource/lab-instance'
import { readSettings } from '../../../src/core/settings/read-settings'
import { aLab, aTemplate, at, inSafety, NOON } from '../../fixtures/a-lab'

const settings = readSettings({})
const calm: AttemptView = {
  hasSlot: false,
  started: false,
  elapsedMs: 0,
  suspected: false,
  foundStuck: false,
  limitRefused: false,
  answerDue: false,
}
const ID = 'c'.repeat(64)
const DAY_MS = 86_400_000

function view(parts: Partial<DecisionInput>): DecisionInput {
  const { lab = aLab(), template = aTemplate(), now = NOON } = parts
  return { lab, template, plan: planFor(lab, template, now), now, settings, attempt: calm, mayExpire: true, ...parts }
}

function seen(parts: Partial<Observation>): Observation {
  return { uid: aLab().metadata.uid, condition: 'running', containerId: ID, ports: { 8080: 32768 }, ...parts }
}

/** The step, and for a write the state and reason that it brings. */
function stepOf(decision: Decision): string {
  if (decision.do === 'write' || decision.do === 'stop') return `${decision.do} ${decision.change.state} ${decision.change.reason}`
  if (decision.do === 'rest') return decision.delayMs === undefined ? 'rest' : `rest ${decision.delayMs}`
  return decision.do
}

const UP_TO_DATE = {
  type: 'UpToDate',
  status: 'True',
  reason: 'UpToDate',
  message: 'What is declared is what runs',
  observedGeneration: 1,
  lastTransitionTime: at(-60_000),
} as const
const READY = {
  state: 'ready',
  observedGeneration: 1,
  containerId: ID,
  endpoint: 'http://127.0.0.1:32768/',
  readyAt: at(-60_000),
  startedAt: at(-61_000),
  expiresAt: at(60_000),
  ports: { 8080: 32768 },
  conditions: [UP_TO_DATE],
} satisfies StoredLab['status']

describe('a pending lab', () => {
  it('waits for its scheduled start and says for how long', () => {
    expect(stepOf(decide(view({ lab: aLab({ spec: { scheduledStart: at(5_000) } }) })))).toBe('rest 5000')
  })
  it('is due at its scheduled start, not a millisecond later', () => {
    expect(stepOf(decide(view({ lab: aLab({ spec: { scheduledStart: at(0) } }) })))).toBe('waitForSlot')
  })
  it('waits in line until it has a slot, then is provisioning', () => {
    expect(stepOf(decide(view({})))).toBe('waitForSlot')
    expect(stepOf(decide(view({ attempt: { ...calm, hasSlot: true } })))).toBe('write provisioning Starting')
  })
  it('fails with its cause when its template is gone', () => {
    const { template: _, ...rest } = view({})
    expect(stepOf(decide(rest))).toBe('write failed TemplateMissing')
  })
})

describe('a provisioning lab', () => {
  const lab = aLab({ status: { state: 'provisioning', startedAt: at(-1_000) } })
  const trying: AttemptView = { ...calm, hasSlot: true, started: true }

  it('asks for a slot before anything is done in the world', () => {
    expect(stepOf(decide(view({ lab })))).toBe('waitForSlot')
  })
  it('makes the container, then looks, then asks whether it answers', () => {
    expect(stepOf(decide(view({ lab, attempt: { ...trying, started: false } })))).toBe('ensure')
    expect(stepOf(decide(view({ lab, attempt: trying })))).toBe('look')
    expect(stepOf(decide(view({ lab, attempt: trying, observation: seen({}) })))).toBe('probe')
  })
  it('#94 fails when its own time is used up, whatever the wall clock says', () => {
    const step = (elapsedMs: number, foundStuck: boolean) => stepOf(decide(view({ lab, attempt: { ...trying, elapsedMs, foundStuck } })))
    expect(step(299_999, true)).toBe('look')
    expect(step(300_000, true)).toBe('stop failed ProvisioningTimeout')
  })
  it('#94 fails two passes later when the reconciler has stopped looking', () => {
    const step = (elapsedMs: number) => stepOf(decide(view({ lab, attempt: { ...trying, elapsedMs } })))
    expect(step(319_999)).toBe('look')
    expect(step(320_000)).toBe('stop failed ProvisioningTimeout')
  })
  it('#95 eight hours of sleep are no provisioning timeout', () => {
    expect(stepOf(decide(view({ lab, attempt: trying, now: NOON + 8 * 3_600_000 })))).toBe('look')
  })
  it('waits out its backoff before the next attempt', () => {
    const resting = aLab({ status: { ...lab.status, retryAt: at(30_000) } })
    expect(stepOf(decide(view({ lab: resting, attempt: trying })))).toBe('rest 30000')
  })
  it('counts a container that ends while it starts as a failed attempt, and starts it again when Docker was restarted', () => {
    expect(
      decide(view({ lab, attempt: trying, observation: seen({ condition: 'exited', exitCode: 1, ending: 'itself' }), lastLine: '' })),
    ).toMatchObject({
      do: 'write',
      change: { state: 'provisioning', reason: 'Error', set: { retries: 1, retryAt: at(30_000) } },
    })
    expect(
      stepOf(decide(view({ lab, attempt: trying, observation: seen({ condition: 'exited', exitCode: 137, ending: 'withDaemon' }) }))),
    ).toBe('ensure')
  })
  it.each([
    [0, 30_000],
    [1, 60_000],
    [2, 120_000],
  ])('after %i retries the next attempt waits %i ms', (retries, delay) => {
    const tried = aLab({ status: { ...lab.status, retries } })
    expect(
      decide(
        view({ lab: tried, attempt: trying, observation: seen({ condition: 'exited', exitCode: 1, ending: 'itself' }), lastLine: '' }),
      ),
    ).toMatchObject({
      change: { set: { retries: retries + 1, retryAt: at(delay) } },
    })
  })
  it.each<[string, Partial<Observation>, string, string]>([
    ['with 0', { exitCode: 0 }, 'bye', 'write failed EndedBeforeReady'],
    ['with 1', { exitCode: 1 }, 'no module named flask', 'write provisioning Error'],
    ['because there is no such program', { exitCode: 127 }, '', 'write failed BadCommand'],
    ['because its image is for another processor', { exitCode: 1 }, 'exec /bin/app: exec format error', 'write failed BadCommand'],
    ['because its script names no program', { exitCode: 1 }, 'exec /run.sh: no such file or directory', 'write failed BadCommand'],
  ])('that ends %s before it ever was ready did not complete; what cannot help is not tried again', (_how, end, lastLine, step) => {
    const observation = seen({ condition: 'exited', ending: 'itself', ...end })
    expect(stepOf(decide(view({ lab, attempt: trying, observation })))).toBe('readLog')
    expect(stepOf(decide(view({ lab, attempt: trying, observation, lastLine })))).toBe(step)
  })
  it('that ends with 0 is completed where no answer was promised, or was given before', () => {
    const observation = seen({ condition: 'exited', exitCode: 0, ending: 'itself' })
    expect(stepOf(decide(view({ lab, template: aTemplate({ readiness: { type: 'none' } }), attempt: trying, observation })))).toBe(
      'write completed Completed',
    )
    expect(stepOf(decide(view({ lab: aLab({ status: { ...lab.status, readyAt: at(-5_000) } }), attempt: trying, observation })))).toBe(
      'write completed Completed',
    )
  })
  it('says with its timeout, and with its end, what was learned on the way', () => {
    const learned = { code: 'ListensOnLoopback', params: { port: 8080 } }
    expect(decide(view({ lab, attempt: { ...trying, elapsedMs: 300_000, foundStuck: true, learned } }))).toMatchObject({
      do: 'stop',
      change: {
        sentence: { code: 'ProvisioningTimeoutBecause', params: { why: learned } },
      },
    })
    const ended = view({
      lab,
      attempt: trying,
      observation: seen({ condition: 'exited', exitCode: 3, ending: 'itself' }),
      lastLine: 'no such table',
    })
    const why = { code: 'ExitedBeforeReady', params: { exitCode: 3 } }
    expect(decide(ended)).toMatchObject({
      change: { sentence: { code: 'TriesAgain', params: { why: { code: 'WithLastLine', params: { why, line: 'no such table' } } } } },
    })
  })
  it('fails for good when the retries are used up', () => {
    const tried = aLab({ status: { ...lab.status, retries: 3 } })
    expect(
      stepOf(
        decide(
          view({ lab: tried, attempt: trying, observation: seen({ condition: 'exited', exitCode: 1, ending: 'itself' }), lastLine: '' }),
        ),
      ),
    ).toBe('write failed Error')
  })
})

describe('a ready lab', () => {
  const lab = aLab({ status: READY })
  const looking = (observation: Partial<Observation>) => stepOf(decide(view({ lab, observation: seen(observation) })))

  it('rests until its end, without looking, as long as nothing is suspected', () => {
    expect(stepOf(decide(view({ lab })))).toBe('rest 60000')
    expect(stepOf(decide(view({ lab, attempt: { ...calm, suspected: true } })))).toBe('look')
  })
  it('is stopped at its end and not earlier', () => {
    expect(stepOf(decide(view({ lab, now: NOON + 59_999 })))).toBe('rest 1')
    expect(stepOf(decide(view({ lab, now: NOON + 60_000 })))).toBe('stop expired Expired')
  })
  it('#95 does not expire while a person is being asked', () => {
    expect(stepOf(decide(view({ lab, now: NOON + 60_000, mayExpire: false })))).toBe('rest')
  })
  it.each<[string, Partial<Observation>, string]>([
    ['vanished', { condition: 'absent' }, 'write provisioning ContainerMissing'],
    ['paused', { condition: 'paused' }, 'write provisioning ContainerPaused'],
    ['replaced', { containerId: 'd'.repeat(64) }, 'write provisioning ContainerReplaced'],
    ['on another port', { ports: { 8080: 40000 } }, 'write provisioning PortMoved'],
    ['stopped with Docker', { condition: 'exited', exitCode: 0, ending: 'withDaemon' }, 'write provisioning StoppedWithDocker'],
    ['stopped by hand', { condition: 'exited', exitCode: 143, ending: 'byHand' }, 'write provisioning StoppedByHand'],
    ['killed, nobody knows by whom', { condition: 'exited', exitCode: 137, ending: 'unknown' }, 'write provisioning Killed'],
    ['ended with 0', { condition: 'exited', exitCode: 0, ending: 'itself' }, 'write completed Completed'],
    ['ended with 1', { condition: 'exited', exitCode: 1, ending: 'itself' }, 'write failed Error'],
    ['ended with 127', { condition: 'exited', exitCode: 127, ending: 'itself' }, 'write failed BadCommand'],
    ['killed itself', { condition: 'exited', exitCode: 137, ending: 'itself' }, 'write failed Killed'],
    ['out of memory', { condition: 'exited', exitCode: 137, oomKilled: true, ending: 'itself' }, 'write failed OOMKilled'],
    ['between two conditions', { condition: 'restarting' }, 'rest 1000'],
    ['as recorded', {}, 'rest 60000'],
  ])('#113 container %s', (_name, observation, step) => {
    expect(looking(observation)).toBe(step)
  })
  it('#195 what it holds beside its folder is written down while it is there, once', () => {
    const holding = (status: Partial<StoredLab['status']>) =>
      decide(view({ lab: aLab({ status: { ...READY, ...status } }), observation: seen({ holds: ['/', '/data'] }) }))
    expect(holding({})).toMatchObject({ do: 'write', change: { quiet: true, set: { holds: ['/', '/data'] } } })
    expect(stepOf(holding({ holds: ['/', '/data'] }))).toBe('rest 60000')
  })
  it('#195 with a container that has vanished went what it held; of one that held nothing else no loss is told', () => {
    const told = (holds: string[]) =>
      decide(view({ lab: aLab({ status: { ...READY, holds } }), observation: seen({ condition: 'absent' }) }))
    expect(told(['/data'])).toMatchObject({ change: { sentence: { code: 'ContainerVanishedHolding', params: { holds: ['/data'] } } } })
    expect(told([])).toMatchObject({ change: { sentence: { code: 'ContainerVanished' } } })
  })
  it('#113 137 alone is never called out of memory', () => {
    const decision = decide(view({ lab, observation: seen({ condition: 'exited', exitCode: 137, ending: 'itself' }) }))
    expect(JSON.stringify(decision)).not.toContain('OOM')
  })
  it('is asked again whether it answers when its turn has come, and only if its container is its own', () => {
    const attempt = { ...calm, suspected: true, answerDue: true }
    expect(stepOf(decide(view({ lab, attempt, observation: seen({}) })))).toBe('check')
    expect(stepOf(decide(view({ lab, attempt, observation: seen({ condition: 'absent' }) })))).toBe('write provisioning ContainerMissing')
  })
  it('#88 follows an extended spec: a new absolute end, counted from the first answer', () => {
    const extended = aLab({ metadata: { generation: 2 }, spec: { duration: '2h' }, status: READY })
    expect(decide(view({ lab: extended }))).toMatchObject({
      do: 'write',
      change: { state: 'ready', reason: 'EndMoved', set: { expiresAt: at(-60_000 + 7_200_000) } },
    })
  })
  it('endsAt wins over duration, and "none" means no end', () => {
    const absolute = aLab({ metadata: { generation: 2 }, spec: { duration: '2h', endsAt: at(90_000) }, status: READY })
    expect(decide(view({ lab: absolute }))).toMatchObject({ change: { set: { expiresAt: at(90_000) } } })
    const endless = aLab({ metadata: { generation: 2 }, spec: { duration: 'none' }, status: READY })
    expect(decide(view({ lab: endless }))).toMatchObject({ change: { unset: ['expiresAt'] } })
  })
  it('is restarted when a person wishes so after it was started', () => {
    expect(stepOf(decide(view({ lab: aLab({ spec: { restartAt: at(-1) }, status: READY }) })))).toBe('write provisioning Restarting')
    expect(stepOf(decide(view({ lab: aLab({ spec: { restartAt: at(-70_000) }, status: READY }) })))).toBe('rest 60000')
    expect(stepOf(decide(view({ lab: aLab({ spec: { restartAt: at(5_000) }, status: READY }) })))).toBe('rest 5000')
  })
})

describe('an ended lab', () => {
  const expired = { ...READY, state: 'expired', endedAt: at(-1_000), expiresAt: at(-1_000) } as const

  it('rests in its grace and is retired when that is over', () => {
    expect(stepOf(decide(view({ lab: inSafety(aLab({ spec: { endsAt: at(-1_000) }, status: expired })) })))).toBe('rest')
    expect(
      stepOf(decide(view({ lab: inSafety(aLab({ spec: { endsAt: at(-1_000) }, status: expired })), now: NOON + DAY_MS - 2_000 }))),
    ).toBe('rest')
    expect(
      stepOf(decide(view({ lab: inSafety(aLab({ spec: { endsAt: at(-1_000) }, status: expired })), now: NOON + DAY_MS - 1_000 }))),
    ).toBe('retire')
  })
  it('has what is in it brought into safety, once for each end of it', () => {
    const lab = aLab({ spec: { endsAt: at(-1_000) }, status: expired })
    const earlier = aLab({
      spec: { endsAt: at(-1_000) },
      status: { ...expired, conditions: inSafety(aLab({ status: { ...expired, endedAt: at(-9_000) } })).status.conditions ?? [] },
    })
    expect([lab, earlier, inSafety(lab)].map((each) => stepOf(decide(view({ lab: each }))))).toEqual(['collect', 'collect', 'rest'])
  })
  it('that failed stays until a person has seen it', () => {
    const failed = aLab({ status: { ...expired, state: 'failed' } })
    expect(stepOf(decide(view({ lab: inSafety(failed), now: NOON + 7 * DAY_MS })))).toBe('rest')
  })
  it('goes back to provisioning when it is extended in its grace', () => {
    expect(stepOf(decide(view({ lab: aLab({ spec: { duration: '2h' }, status: expired }) })))).toBe('write provisioning Extended')
  })
  it('a failed lab comes back only by a person: restarted with a fresh time if the old one is over', () => {
    const failed = { ...expired, state: 'failed' } as const
    expect(decide(view({ lab: aLab({ spec: { restartAt: at(-1) }, status: failed }) }))).toMatchObject({
      change: { state: 'provisioning', reason: 'Restarting', unset: expect.arrayContaining(['readyAt', 'expiresAt']) as unknown },
    })
  })
  it('whose container runs again behind our back is stopped again', () => {
    const lab = aLab({ spec: { endsAt: at(-1_000) }, status: expired })
    expect(stepOf(decide(view({ lab, observation: seen({}) })))).toBe('stop expired Stopped')
    expect(stepOf(decide(view({ lab: inSafety(lab), observation: seen({ condition: 'exited' }) })))).toBe('rest')
  })
  it('is brought into safety after a look, too: what was looked at and stands still is to be collected', () => {
    const lab = aLab({ spec: { endsAt: at(-1_000) }, status: expired })
    expect(stepOf(decide(view({ lab, observation: seen({ condition: 'exited' }) })))).toBe('collect')
  })
})

describe('a lab that is to go', () => {
  it.each(['pending', 'provisioning', 'ready', 'completed', 'expired', 'failed'] as const)('can be deleted in state %s', (state) => {
    const lab = aLab({ metadata: { deletionTimestamp: at(0) }, status: { state } })
    expect(stepOf(decide(view({ lab })))).toBe('write deleting Deleting')
  })
  it('is taken apart once every screen may know', () => {
    const lab = aLab({ metadata: { deletionTimestamp: at(0) }, status: { state: 'deleting' } })
    expect(stepOf(decide(view({ lab })))).toBe('dismantle')
  })
})
