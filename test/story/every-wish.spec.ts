import { afterEach, describe, expect, it } from 'vitest'
import { isApiError } from '../../src/core/resource/api-error'
import { upToDateOf } from '../../src/core/resource/lab-conditions'
import { keptUntil } from '../../src/core/resource/lab-ends'
import { labInstanceSpecSchema, type LabInstanceSpec, type StoredLab } from '../../src/core/resource/lab-instance'
import type { LabState } from '../../src/core/resource/lab-states'
import { DEFAULT_SETTINGS } from '../../src/core/settings/read-settings'
import type { JsonObject } from '../../src/core/store/storage-backend'
import { ResourceService } from '../../src/service/resource-service'
import { TestEngine } from '../fixtures/test-engine'

let app: TestEngine
const begun: TestEngine[] = []
afterEach(async () => {
  for (const each of begun.splice(0)) await each.stop()
})

const SECOND = 1_000
const MINUTE = 60 * SECOND
const inFuture = (ms: number): string => new Date(app.clock.now() + ms).toISOString()
const lab = async (): Promise<StoredLab> => (await app.lab('ada')) as StoredLab
/** What the container was made from. */
const made = async () => app.world.table('simulated').get((await lab()).metadata.uid)?.lab

/** A lab in each state in which a person may wish something of it. */
const ways: Readonly<Record<Exclude<LabState, 'deleted'>, () => Promise<unknown>>> = {
  pending: () => app.declare('ada', { scheduledStart: inFuture(5 * MINUTE) }),
  provisioning: () => app.declare('ada'),
  ready: () => upAndRunning(),
  expired: () => upAndRunning().then(() => app.pass(61 * MINUTE)),
  completed: () => ends(0),
  failed: () => ends(3),
  deleting: async () => {
    await upAndRunning()
    app.faults.set({ removalHangs: () => true })
    await app.delete('ada')
  },
}
async function upAndRunning(): Promise<void> {
  await app.declare('ada')
  await app.pass(MINUTE)
}
async function ends(exitCode: number): Promise<void> {
  await upAndRunning()
  app.world.exit((await lab()).metadata.uid, exitCode)
}

const STATES = Object.keys(ways) as (keyof typeof ways)[]
type State = (typeof STATES)[number]
const from = (first: State): readonly State[] => STATES.slice(STATES.indexOf(first))

interface Row {
  readonly value: () => LabInstanceSpec[keyof LabInstanceSpec]
  /** In these states it is refused with a sentence; in all others something comes of it. */
  readonly refusedIn: readonly State[]
  readonly sees: () => Promise<unknown>
  /** There is nothing to see of it before the lab is started again. */
  readonly comesWithTheNextStartIn?: readonly State[]
}

const lifeOf = async () => {
  const { state, expiresAt, startedAt } = (await lab()).status
  return { state, expiresAt, startedAt }
}
/** How long it would be kept if it ended now. */
const keepingOf = async () => {
  const stored = await lab()
  return keptUntil(
    { ...stored, status: { ...stored.status, state: 'expired', endedAt: stored.status.endedAt ?? stored.metadata.creationTimestamp } },
    DEFAULT_SETTINGS.cleanup,
  )
}
const RUNS_ALREADY = from('provisioning')

const ROWS: Readonly<Record<string, Row>> = {
  template: { value: () => 'python-basics', refusedIn: RUNS_ALREADY, sees: async () => (await made())?.image },
  studentEmail: { value: () => 'bob@example.com', refusedIn: RUNS_ALREADY, sees: async () => (await lab()).spec.studentEmail },
  studentLogin: { value: () => 'bob', refusedIn: RUNS_ALREADY, sees: async () => (await lab()).spec.studentLogin },
  studentName: { value: () => 'Ada Lovelace', refusedIn: ['deleting'], sees: async () => (await lab()).spec.studentName },
  duration: { value: () => '5h', refusedIn: ['deleting'], sees: lifeOf },
  endsAt: { value: () => inFuture(5 * 60 * MINUTE), refusedIn: ['deleting'], sees: lifeOf },
  scheduledStart: { value: () => inFuture(2 * MINUTE), refusedIn: RUNS_ALREADY, sees: lifeOf },
  restartAt: { value: () => inFuture(0), refusedIn: ['pending', 'deleting'], sees: lifeOf },
  keepUntil: { value: () => inFuture(30 * 24 * 60 * MINUTE), refusedIn: ['deleting'], sees: keepingOf },
  environment: {
    value: () => ({ LESSON: '7' }),
    refusedIn: ['deleting'],
    comesWithTheNextStartIn: ['expired', 'completed', 'failed'],
    sees: async () => [(await made())?.environment, upToDateOf((await lab()).status)?.status],
  },
  resources: {
    value: () => ({ memory: '96Mi' }),
    refusedIn: ['deleting'],
    comesWithTheNextStartIn: ['expired', 'completed', 'failed'],
    sees: async () => (await made())?.limits,
  },
  // Said of `resources`, which the lab has none of: it is seen with them, in the story of the declared.
  resourcesUntil: { value: () => inFuture(MINUTE), refusedIn: ['deleting'], comesWithTheNextStartIn: STATES.slice(0, -1), sees: lifeOf },
}

/** The refusal, or what is otherwise some time later than it would have been without the wish. */
async function wish(state: State, member: string, { value, sees }: Row): Promise<{ readonly refused?: string; readonly seen?: unknown }> {
  await begin(state)
  const patch = { spec: { [member]: value() } } as unknown as JsonObject
  const service = new ResourceService({ store: app.engine.store, clock: app.clock })
  try {
    await service.patch({ kind: 'LabInstance', namespace: 'student-labs', name: 'ada', type: 'merge', patch })
  } catch (error) {
    if (!isApiError(error, 'Invalid')) throw error
    return { refused: error.message }
  }
  await app.pass(6 * MINUTE)
  return { seen: await sees() }
}

async function unasked(state: State, { sees }: Row): Promise<unknown> {
  await begin(state)
  await app.pass(6 * MINUTE)
  return sees()
}

async function begin(state: State): Promise<void> {
  app = await new TestEngine({ timings: { startMs: 10 * SECOND } }).start()
  begun.push(app)
  await ways[state]()
  await app.pass(2 * SECOND)
  expect((await lab()).status.state).toBe(state)
}

describe("a person's wish", () => {
  it('has its row here, each of them', () => {
    expect(Object.keys(ROWS).toSorted()).toEqual(Object.keys(labInstanceSpecSchema.shape).toSorted())
  })

  const cases = Object.entries(ROWS).flatMap(([member, row]) =>
    STATES.filter((state) => row.comesWithTheNextStartIn?.includes(state) !== true).map((state) => [member, state, row] as const),
  )
  it.each(cases)('%s of a lab that is %s: something comes of it, or it is refused with a sentence', async (member, state, row) => {
    const before = row.refusedIn.includes(state) ? undefined : await unasked(state, row)
    const { refused, seen } = await wish(state, member, row)
    if (row.refusedIn.includes(state)) expect(refused).toMatch(/immutable|is being deleted|nothing to restart/)
    else {
      expect(refused).toBeUndefined()
      expect(seen).not.toEqual(before)
    }
  })
})
