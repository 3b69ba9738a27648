import { afterEach, describe, expect, it } from 'vitest'
import { engineSettingsSpecSchema, type EngineSettingsSpec } from '../../src/core/resource/engine-settings'
import { engineSettingsKind } from '../../src/core/resource/kinds/engine-settings-kind'
import { TestEngine } from '../fixtures/test-engine'

const apps: TestEngine[] = []
afterEach(async () => {
  for (const app of apps.splice(0)) await app.stop()
})

const SECOND = 1_000
const MINUTE = 60 * SECOND

interface Row {
  readonly values: readonly [unknown, unknown]
  /** What stays the same in both worlds. */
  readonly also?: EngineSettingsSpec
  readonly startMs?: number
  /** What a person sees after something has happened. */
  readonly sees: (app: TestEngine) => Promise<unknown>
}

async function declared(app: TestEngine, simulate?: string): Promise<void> {
  await app.declare('ada', simulate === undefined ? {} : { environment: { SIMULATE: simulate } })
}
const stateAfter = (ms: number, simulate?: string) => async (app: TestEngine) => {
  await declared(app, simulate)
  await app.pass(ms)
  return (await app.states())['ada']
}
const isThereAgainAfter = (ms: number) => async (app: TestEngine) => {
  await declared(app)
  await app.pass(2 * SECOND)
  app.world.remove((await app.lab('ada'))?.metadata.uid ?? '')
  await app.pass(ms)
  return (await app.provisioner.list()).byUid.size
}
/** `ending` of ten labs end while the machine sleeps for an hour. */
const endedInSleep = (ending: number) => async (app: TestEngine) => {
  for (let seat = 0; seat < 10; seat++) await app.declare(`lab-${seat}`, { duration: seat < ending ? '30m' : '10h' })
  await app.pass(20 * SECOND)
  app.clock.jump(60 * MINUTE)
  await app.pass(MINUTE)
  return Object.values(await app.states()).filter((state) => state === 'expired').length
}

const SOON_OVER: EngineSettingsSpec = { labs: { defaultDuration: '1m' } }

/** Every member of every setting: two values of it, and what is different then. */
const ROWS: Readonly<Record<string, Row>> = {
  'watch.mode': { values: ['instant', 'poll'], also: { watch: { pollInterval: '60s' } }, sees: stateAfter(5 * SECOND) },
  'watch.pollInterval': { values: ['1s', '60s'], also: { watch: { mode: 'poll' } }, sees: stateAfter(5 * SECOND) },
  'reconcile.interval': { values: ['5s', '300s'], also: { drift: { events: false } }, sees: isThereAgainAfter(15 * SECOND) },
  'reconcile.timeout': {
    values: ['5s', '300s'],
    sees: async (app) => {
      app.hangNext('ensure')
      return stateAfter(30 * SECOND)(app)
    },
  },
  'cleanup.interval': { values: ['10s', '24h'], also: { ...SOON_OVER, cleanup: { gracePeriod: '1m' } }, sees: stateAfter(5 * MINUTE) },
  'cleanup.gracePeriod': { values: ['1m', '24h'], also: { ...SOON_OVER, cleanup: { interval: '10s' } }, sees: stateAfter(5 * MINUTE) },
  'cleanup.failedLabs': {
    values: [true, false],
    also: { cleanup: { interval: '10s', gracePeriod: '1m' } },
    sees: stateAfter(5 * MINUTE, 'bad-command'),
  },
  'provisioning.timeout': { values: ['5s', '300s'], sees: stateAfter(MINUTE, 'never-ready') },
  'provisioning.maxConcurrent': {
    values: [1, 10],
    startMs: 5 * SECOND,
    sees: async (app) => {
      for (const name of ['a', 'b', 'c']) await app.declare(name)
      await app.pass(6 * SECOND)
      return app.states()
    },
  },
  'retries.max': { values: [0, 5], sees: stateAfter(5 * SECOND, 'exit-1') },
  'retries.backoff': {
    values: ['1s', '5m'],
    sees: async (app) => {
      await stateAfter(20 * SECOND, 'exit-1')(app)
      return (await app.lab('ada'))?.status.retries
    },
  },
  'labs.defaultDuration': { values: ['1m', '60m'], sees: stateAfter(2 * MINUTE) },
  'labs.warnBeforeExpiry': {
    values: [['50m'], []],
    sees: async (app) => {
      await stateAfter(11 * MINUTE)(app)
      return app.engine.notices.recent().map(({ type }) => type)
    },
  },
  'drift.events': { values: [true, false], also: { reconcile: { interval: '300s' } }, sees: isThereAgainAfter(5 * SECOND) },
  'safety.maxUnaskedRemovals': { values: [5, 0], sees: endedInSleep(1) },
  'safety.maxUnaskedShare': { values: [1, 0.2], sees: endedInSleep(4) },
  'work.maxSize': {
    values: ['10Mi', 'none'],
    sees: async (app) => {
      await stateAfter(SECOND)(app)
      app.world.write((await app.lab('ada'))?.metadata.uid ?? '', 'x'.repeat(11 * 2 ** 20))
      await app.delete('ada')
      await app.pass(SECOND)
      return app.states()
    },
  },
  'network.labPorts': {
    values: ['21000-21099', '22000-22099'],
    sees: async (app) => {
      await stateAfter(SECOND)(app)
      return Math.floor(((await app.lab('ada'))?.status.ports?.['8080'] ?? 0) / 1000)
    },
  },
}

/** There is one value only, until labs can be shared with the network: every other one is refused. */
const FIXED: Readonly<Record<string, { readonly only: unknown; readonly refused: unknown }>> = {
  'network.bind': { only: '127.0.0.1', refused: '0.0.0.0' },
}

function specOf(path: string, value: unknown, also: EngineSettingsSpec = {}): EngineSettingsSpec {
  const [group = '', member = ''] = path.split('.')
  const tree = also as Readonly<Record<string, object | undefined>>
  return { ...also, [group]: { ...tree[group], [member]: value } }
}

async function seenWith(path: string, value: unknown, { also, startMs = 0, sees }: Row): Promise<unknown> {
  const app = await new TestEngine({ timings: { startMs } }).start()
  apps.push(app)
  await app.tune(specOf(path, value, also))
  return sees(app)
}

describe('every setting', () => {
  it('has its row here: one that is added to the schema without one is read by nobody until somebody shows it', () => {
    const members = Object.entries(engineSettingsSpecSchema.shape).flatMap(([group, schema]) =>
      Object.keys(schema.unwrap().shape).map((member) => `${group}.${member}`),
    )
    expect([...Object.keys(ROWS), ...Object.keys(FIXED)].toSorted()).toEqual(members.toSorted())
  })

  it.each(Object.entries(ROWS))('%s changes what a person sees', async (path, row) => {
    const [one, other] = row.values
    expect(await seenWith(path, one, row)).not.toEqual(await seenWith(path, other, row))
  })

  it.each(Object.entries(FIXED))('%s has one value, and says so of every other', (path, { only, refused }) => {
    expect(engineSettingsKind.validateSpec(specOf(path, only))).toEqual([])
    expect(engineSettingsKind.validateSpec(specOf(path, refused)).map(({ field }) => field)).toEqual([`spec.${path}`])
  })
})
