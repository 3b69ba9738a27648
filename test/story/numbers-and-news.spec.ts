import { afterEach, describe, expect, it } from 'vitest'
import { ISSUE_METRICS } from '../fixtures/issue-metrics'
import { EVENT_TYPES, type CloudEvent } from '../../src/core/events/cloud-event'
import type { StoredClass } from '../../src/core/resource/class'
import { TestEngine } from '../fixtures/test-engine'

let app: TestEngine

afterEach(() => app.stop())

/** A short school day in which everything happens that is counted. */
async function aDay(): Promise<readonly CloudEvent[]> {
  const events: CloudEvent[] = []
  app = new TestEngine({ timings: { startMs: 100, answerMs: 100 } })
  app.engine.events.onDidPublish((event) => events.push(event))
  await app.start()
  await app.tune({ cleanup: { gracePeriod: '300s' } })
  await app.declare('ada', { duration: '1m' })
  await app.declare('bob')
  await app.declare('eve', { environment: { SIMULATE: 'bad-command' } })
  await app.pass(2_000)
  await app.edit('bob', { duration: '2h' })
  await app.delete('eve')
  const template = await app.engine.store.create({
    kind: 'LabTemplate',
    metadata: { name: 'own' },
    spec: { title: 'Own', provisioner: 'simulated', image: 'own:1' },
  })
  await app.engine.store.update({ ...template, spec: { title: 'Mine', provisioner: 'simulated', image: 'own:1' } })
  await app.engine.store.delete({ kind: 'LabTemplate', namespace: 'student-labs', name: 'own' })
  await aClass()
  await app.pass(700_000)
  await app.engine.store.delete({ kind: 'EngineSettings', name: 'default' })
  return events
}

/** Planned, then begun; one of its labs is refused once; then it goes. */
async function aClass(): Promise<void> {
  const { store } = app.engine
  const create = store.create.bind(store)
  let refusals = 1
  store.create = (draft, options) => {
    const isRefused = draft.kind === 'LabInstance' && refusals-- > 0
    return isRefused ? Promise.reject(new Error('not now')) : create(draft, options)
  }
  const at = (minutes: number): string => new Date(app.clock.now() + minutes * 60_000).toISOString()
  const common = { title: 'Class', templates: ['sample-lab'], roster: [{ login: 'ada' }], timeZone: 'Europe/Berlin' }
  await store.create({ kind: 'Class', metadata: { name: 'monday' }, spec: { ...common, start: at(10), end: at(20) } })
  await app.pass(10_000)
  const ref = { kind: 'Class', namespace: 'student-labs', name: 'monday' }
  const current = await store.get<StoredClass>(ref)
  await store.update<StoredClass>({ ...current, spec: { ...current.spec, title: 'Monday' } })
  await app.pass(2_000)
  await store.delete(ref)
}

describe('numbers and news', () => {
  it('moves every one of the fifteen oldest metrics, by its name', async () => {
    await aDay()
    const { counters, durations, ratios } = app.engine.readMetrics()
    const moved = {
      ...counters,
      cache_hit_ratio: ratios.cache_hit_ratio,
      ...Object.fromEntries(Object.entries(durations).map(([name, { count }]) => [name, count])),
    }
    expect(ISSUE_METRICS.filter((name) => !((moved as Record<string, number>)[name] ?? 0))).toEqual([])
    expect(durations.time_to_ready.count).toBe(2)
  })

  it('counts each run once by how it ended: nothing left to do, failed, or to be taken up again later', async () => {
    await aDay()
    const { counters } = app.engine.readMetrics()
    expect(counters.reconciliations_total).toBe(
      counters.reconciliations_successful + counters.reconciliations_failed + counters.reconciliations_requeued,
    )
  })

  it('tells every change and every outcome of a reconcile as a CloudEvent', async () => {
    const events = await aDay()
    expect(EVENT_TYPES.filter((type) => !events.some((event) => event.type === type))).toEqual([])
    const own = events.filter(({ subject }) => subject === 'student-labs/own')
    expect(own.map(({ type }) => type)).toEqual(['labtemplate.created', 'labtemplate.updated', 'labtemplate.deleted'])
    expect(events.filter(({ type }) => type.startsWith('enginesettings.')).map(({ subject }) => subject)).toEqual([
      'default',
      'default',
      'default',
    ])
    expect(events.find(({ type }) => type === 'labinstance.reconciliation.failed')).toMatchObject({
      subject: 'student-labs/eve',
      data: { message: expect.stringContaining('command') as unknown },
    })
  })

  it("#144 tells no value of a lab's environment", async () => {
    const events = await aDay()
    expect(JSON.stringify(events)).not.toContain('bad-command')
  })
})
