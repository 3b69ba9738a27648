import { describe, expect, it } from 'vitest'
import { Attempts } from '../../../src/core/controller/attempts'
import { ImageBreaker } from '../../../src/core/controller/image-breaker'
import { ProvisionActions, SILENCE_MS } from '../../../src/core/controller/provision-actions'
import type { RunContext } from '../../../src/core/controller/run-context'
import { StatusWriter } from '../../../src/core/controller/status-writer'
import { planFor } from '../../../src/core/plan/lab-plan'
import { absent } from '../../../src/core/provisioner/observation'
import { ProvisionerError } from '../../../src/core/provisioner/provisioner-error'
import type { LabTemplate, LabTemplateSpec } from '../../../src/core/resource/lab-template'
import { aBench, aWorld, CONTAINER, hopeless, KEY, raises, running, silence, trouble, type Answers } from './a-bench'

const PULLING = { phase: 'pulling', progress: { image: 'sample:1', receivedBytes: 1 } } as const
const unanswered = () => ({ answered: false, why: { code: 'NoAnswerInTime' } })
const pullFailed = () => new ProvisionerError('RegistryUnreachable', 'transient', { sentence: { code: 'DockerSilent' } })

/** A lab that is being made, and the hands that make it, in a world that answers as told. */
async function making(answers: Answers = {}, spec: Partial<LabTemplateSpec> = {}) {
  const world = aWorld(answers)
  const bench = await aBench(world)
  const { options, clock } = bench
  await bench.offer(spec)
  await bench.declare()
  await bench.be({ state: 'provisioning', reason: 'Starting', startedAt: new Date(clock.now()).toISOString(), retries: 0 })
  const attempts = new Attempts(clock)
  const images = new ImageBreaker({ ...options, wake: () => undefined })
  const yielded: string[] = []
  const hand = new AbortController()
  const acts: string[] = []
  const actions = new ProvisionActions({
    ...options,
    attempts,
    images,
    status: new StatusWriter(options),
    yieldSlot: (key) => void yielded.push(key),
  })
  /** As a run begins: the lab is read again. */
  const begun = async (): Promise<RunContext> => {
    const lab = await bench.lab()
    const template = await bench.store.get<LabTemplate>({ kind: 'LabTemplate', namespace: 'student-labs', name: 'sample-lab' })
    return {
      key: KEY,
      lab,
      template,
      plan: planFor(lab, template, clock.now()),
      provisioners: [world.provisioner],
      signal: hand.signal,
      untimed: () => undefined,
      acts: (act) => void acts.push(act),
    }
  }
  return {
    ...bench,
    world,
    attempts,
    images,
    yielded,
    hand,
    acts,
    actions,
    begun,
    ensure: async () => actions.ensure(await begun()),
    restart: async () => actions.restart(await begun()),
    elapsedMs: () => attempts.view(KEY, true).elapsedMs,
    writes: () => bench.log.lines.filter((line) => line.includes('Updated resource')).length,
    status: async () => (await bench.lab()).status,
    story: async () => ((await bench.lab()).status.transitions ?? []).map(({ reason }) => reason),
  }
}

describe('bringing a lab to running', () => {
  it('its ports are chosen and in the store before anything is made with them', async () => {
    let stored: object | undefined
    const lab = await making({
      ensure: async () => ({ phase: 'running', observation: running({ ports: (stored = (await lab.status()).ports) as never }) }),
    })
    await lab.ensure()
    expect(stored).toEqual({ 8080: expect.any(Number) as number })
    expect([(await lab.status()).ports, lab.acts]).toEqual([stored, ['ensure']])
  })

  it('that answers is ready, at its address, from now until its end; the attempt is over', async () => {
    const lab = await making()
    lab.clock.advance(5_000)
    expect(await lab.ensure()).toEqual({ type: 'done' })
    const now = lab.clock.now()
    expect(await lab.status()).toMatchObject({
      state: 'ready',
      endpoint: 'http://127.0.0.1:1/',
      containerId: CONTAINER,
      readyAt: new Date(now).toISOString(),
      expiresAt: new Date(now + Number(lab.settings.current().labs.defaultDurationMs)).toISOString(),
      retries: 0,
    })
    lab.clock.advance(1_000)
    expect([lab.durations, lab.elapsedMs()]).toEqual([[['time_to_ready', 5_000]], 0])
  })

  it('a lab that was ready before keeps the moment that its end counts from, and is no second time to ready', async () => {
    const lab = await making()
    const readyAt = new Date(lab.clock.now()).toISOString()
    await lab.be({ state: 'provisioning', readyAt })
    lab.clock.advance(60_000)
    await lab.ensure()
    expect([(await lab.status()).readyAt, lab.durations]).toEqual([readyAt, []])
  })

  it('while its image is on the way it holds no slot, its time stands still, and its record says so once', async () => {
    const lab = await making({ ensure: () => PULLING })
    lab.clock.advance(1_000)
    expect(await lab.ensure()).toEqual({ type: 'later', delayMs: 2_000 })
    await lab.ensure()
    expect(lab.writes()).toBe(2) // Its ports, and this.
    lab.clock.advance(100_000)
    expect([lab.yielded[0], lab.elapsedMs(), await lab.story(), lab.options.live.get(KEY).progress]).toEqual([
      KEY,
      0,
      ['Declared', 'Pulling'],
      PULLING.progress,
    ])
  })

  it('silence is no evidence: nothing is written and nothing counted, its time stands still, and it is asked again', async () => {
    const lab = await making({ ensure: raises(silence) })
    const before = (await lab.status()).transitions
    expect(await lab.ensure()).toEqual({ type: 'later', delayMs: SILENCE_MS })
    lab.clock.advance(100_000)
    expect([(await lab.status()).transitions, (await lab.status()).retries, lab.elapsedMs()]).toEqual([before, 0, 0])
  })

  it('a fault uses up one attempt and has its next moment in the record; one that no try can mend ends the lab', async () => {
    const [again, over] = [await making({ ensure: raises(trouble) }), await making({ ensure: raises(hopeless) })]
    expect([await again.ensure(), await over.ensure()]).toEqual([{ type: 'done' }, { type: 'terminal', why: { code: 'CommandNotFound' } }])
    expect(await again.status()).toMatchObject({ state: 'provisioning', retries: 1, retryAt: expect.any(String) as string })
    expect(await over.status()).toMatchObject({ state: 'failed', reason: 'BadCommand', retries: 0 })
  })

  it("an error that is no fault of the world is nobody's attempt: it rises", async () => {
    const lab = await making({ ensure: raises(() => new TypeError('ours')) })
    await expect(lab.ensure()).rejects.toThrow('ours')
    expect((await lab.status()).retries).toBe(0)
  })

  it('what comes of a run that was given up is thrown away, good or bad', async () => {
    const good = await making({ ensure: () => (good.hand.abort(new Error('given up')), { phase: 'running', observation: running() }) })
    const bad = await making({ ensure: () => (bad.hand.abort(new Error('given up')), raises(trouble)()) })
    await expect(good.ensure()).rejects.toThrow('given up')
    await expect(bad.ensure()).rejects.toBeInstanceOf(ProvisionerError)
    expect(good.world.asked).toEqual(['ensure'])
    expect([(await good.status()).state, (await bad.status()).retries]).toEqual(['provisioning', 0])
  })

  it('a port that is taken is no fault of the lab: others are tried, twenty of them, before it counts', async () => {
    const taken = () => new ProvisionerError('PortConflict', 'transient', { sentence: { code: 'DockerSilent' } })
    const lab = await making({ ensure: raises(taken) })
    const tried = new Set<number | undefined>()
    for (let count = 1; count <= 20; count += 1) {
      expect(await lab.ensure()).toEqual({ type: 'later', delayMs: 0 })
      tried.add((await lab.status()).ports?.['8080'])
    }
    expect([tried.size, (await lab.status()).retries]).toEqual([20, 0])
    await lab.ensure()
    expect(await lab.status()).toMatchObject({ retries: 1, reason: 'PortConflict' })
  })
})

describe('an image whose pull has failed', () => {
  it('is not asked for again by a lab that comes meanwhile: it waits for the same moment, and no attempt is used up', async () => {
    const lab = await making()
    const until = lab.images.failed('another', 'lab-resource-manager/sample:1', pullFailed())
    expect(await lab.ensure()).toEqual({ type: 'done' })
    expect(lab.world.asked).toEqual(['imageStatus'])
    expect(await lab.status()).toMatchObject({ retries: 0, retryAt: new Date(until ?? 0).toISOString(), reason: 'RegistryUnreachable' })
  })

  it('and is here all the same holds nobody up; a container that has it does not ask', async () => {
    const [here, had] = [await making({ imageStatus: () => ({ present: true }) }), await making()]
    await had.be({ state: 'provisioning', containerId: CONTAINER })
    for (const lab of [here, had]) {
      lab.images.failed('another', 'lab-resource-manager/sample:1', pullFailed())
      await lab.ensure()
      expect((await lab.status()).state).toBe('ready')
    }
    expect(had.world.asked).not.toContain('imageStatus')
  })

  it('a fault of its own pull gives the lab the moment of all that wait for it', async () => {
    const lab = await making({ ensure: raises(pullFailed) })
    await lab.ensure()
    expect((await lab.status()).retryAt).toBe(new Date(lab.images.of('lab-resource-manager/sample:1')?.until ?? 0).toISOString())
  })
})

describe('until it answers', () => {
  it('it is asked again, later each time, and not before its moment whatever wakes it; nothing is written', async () => {
    const lab = await making({ probe: unanswered })
    await lab.ensure()
    const probes = () => lab.world.asked.filter((what) => what === 'probe').length
    expect([await lab.actions.probe(await lab.begun(), running()), probes()]).toEqual([{ type: 'later', delayMs: 10 }, 1])
    lab.clock.advance(10)
    expect([await lab.actions.probe(await lab.begun(), running()), probes()]).toEqual([{ type: 'later', delayMs: 20 }, 2])
    expect(await lab.story()).toEqual(['Declared'])
  })

  it('after some seconds what keeps it is found out and told with the last line of its log, once', async () => {
    const lab = await making({
      probe: unanswered,
      diagnose: () => ({ code: 'ListensOnLoopback', params: { port: 8080 } }),
      logs: () => ['listening'],
    })
    await lab.ensure()
    for (const waitMs of [3_000, 3_000]) {
      lab.clock.advance(waitMs)
      await lab.actions.probe(await lab.begun(), running())
    }
    expect(lab.writes()).toBe(2) // Its ports, and this.
    expect(lab.world.asked.filter((what) => what === 'diagnose')).toHaveLength(2)
    expect(await lab.status()).toMatchObject({ state: 'provisioning', reason: 'ListensOnLoopback', params: { line: 'listening' } })
    expect(await lab.story()).toEqual(['Declared'])
  })

  it('where somebody has seen an answer nobody looks inside: the answer says why', async () => {
    const lab = await making({ probe: () => ({ ...unanswered(), endpoint: 'http://127.0.0.1:1/' }) })
    await lab.ensure()
    lab.clock.advance(3_000)
    await lab.actions.probe(await lab.begun(), running())
    expect([lab.world.asked.includes('diagnose'), (await lab.status()).endpoint]).toEqual([false, 'http://127.0.0.1:1/'])
  })
})

describe('what the world says otherwise than the record is told', () => {
  it('that its folder is new, once, with the container that has the new one', async () => {
    const lab = await making({ ensure: () => ({ phase: 'running', observation: running({ hasNewFolder: true, hasFolder: true }) }) })
    await lab.ensure()
    expect(await lab.story()).toEqual(['Declared', 'FolderIsNew', 'Ready'])
    expect(await lab.status()).toMatchObject({ hasFolder: true, containerId: CONTAINER })
  })

  it('one that seemed to be stopped by hand and is another container now had vanished', async () => {
    const [another, same] = [await making(), await making()]
    await another.be({ state: 'provisioning', reason: 'StoppedByHand', containerId: 'd'.repeat(64) })
    await same.be({ state: 'provisioning', reason: 'StoppedByHand', containerId: CONTAINER })
    for (const lab of [another, same]) await lab.ensure()
    expect([await another.story(), await same.story()]).toEqual([
      ['Declared', 'ContainerMissing', 'Ready'],
      ['Declared', 'Ready'],
    ])
  })
})

describe('a restart that somebody wishes', () => {
  it('restarts the container; its beginning then overtakes the wish', async () => {
    const lab = await making()
    lab.clock.advance(1_000)
    expect(await lab.restart()).toEqual({ type: 'later', delayMs: 0 })
    expect([lab.world.asked, lab.acts]).toEqual([['observe', 'restart'], ['restart']])
    expect(await lab.status()).toMatchObject({ state: 'provisioning', startedAt: new Date(lab.clock.now()).toISOString() })
  })

  it('of a lab whose container has vanished makes it anew', async () => {
    const lab = await making({ observe: () => absent('u') })
    await lab.restart()
    expect([lab.world.asked, lab.acts]).toEqual([['observe', 'ensure'], ['ensure']])
  })

  it('that nobody answers is wished for on', async () => {
    const lab = await making({ observe: raises(silence) })
    const { startedAt } = await lab.status()
    lab.clock.advance(1_000)
    expect([await lab.restart(), (await lab.status()).startedAt]).toEqual([{ type: 'later', delayMs: SILENCE_MS }, startedAt])
  })
})
