import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isProvisionerError, type Handling } from '../../src/core/provisioner/provisioner-error'
import { LABEL } from '../../src/provisioners/docker/container/labels'
import { FAULTS, type Fault } from '../fixtures/fake-daemon'
import { aStand, never, outcomeOf, PLAN, type Stand } from './docker-labs'
import { GONE } from '../fixtures/removing'

interface Call {
  readonly name: string
  readonly asks: RegExp
  /** Runs once, undisturbed, before the fault is set. */
  readonly before?: (stand: Stand) => Promise<unknown>
  readonly run: (stand: Stand) => Promise<unknown>
  /** Calls that only look give no evidence whatever they meet. */
  readonly looks?: true
  /** Bodies that are not read: an odd answer with a good status is a good answer. */
  readonly ignoresBody?: true
  /** Where the old container refuses, a new one takes over its folder. */
  readonly hasWayOut?: true
}

const made = (stand: Stand): Promise<unknown> => stand.provisioner.ensure(PLAN, never)
const state =
  (next: string) =>
  async (stand: Stand): Promise<void> => {
    await made(stand)
    if (stand.daemon.container !== undefined) stand.daemon.container.state = next
  }
async function writable(stand: Stand): Promise<void> {
  await made(stand)
  if (stand.daemon.container !== undefined) stand.daemon.container.isWritable = true
}
async function withVolume(stand: Stand): Promise<void> {
  await made(stand)
  const volume = { Name: `lab-${PLAN.uid}`, Labels: { [LABEL.instance]: 'ours', [LABEL.uid]: PLAN.uid } }
  stand.daemon.answer(/^GET \/volumes\//, (_asked, response) =>
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(volume)),
  )
}
const CONTAINER = '/containers/[^/]+'
const execPlan = { ...PLAN, readiness: { type: 'exec' as const, command: ['true'], timeout: '60s' } }

const CALLS: readonly Call[] = [
  { name: 'create', asks: /^POST \/containers\/create$/, run: made },
  { name: 'start', asks: new RegExp(`^POST ${CONTAINER}/start$`), run: made, ignoresBody: true },
  {
    name: 'inspect',
    asks: new RegExp(`^GET ${CONTAINER}/json$`),
    before: made,
    run: ({ provisioner }) => provisioner.observe(PLAN),
    looks: true,
  },
  { name: 'list', asks: /^GET \/containers\/json$/, before: made, run: ({ provisioner }) => provisioner.list(), looks: true },
  {
    name: 'stop',
    asks: new RegExp(`^POST ${CONTAINER}/stop$`),
    before: made,
    run: ({ provisioner }) => provisioner.stop(PLAN, 1_000),
    ignoresBody: true,
  },
  {
    name: 'restart',
    asks: new RegExp(`^POST ${CONTAINER}/restart$`),
    before: made,
    run: ({ provisioner }) => provisioner.restart(PLAN, never),
    ignoresBody: true,
    hasWayOut: true,
  },
  { name: 'unpause', asks: new RegExp(`^POST ${CONTAINER}/unpause$`), before: state('paused'), run: made, ignoresBody: true },
  {
    name: 'remove',
    asks: new RegExp(`^DELETE ${CONTAINER}$`),
    before: made,
    run: ({ provisioner }) => provisioner.remove(PLAN, GONE),
    ignoresBody: true,
  },
  {
    name: 'remove volume',
    asks: /^DELETE \/volumes\//,
    before: withVolume,
    run: ({ provisioner }) => provisioner.remove(PLAN, { ...GONE, withoutWork: true }),
    ignoresBody: true,
  },
  {
    name: 'changes',
    asks: new RegExp(`^GET ${CONTAINER}/changes$`),
    before: writable,
    run: ({ provisioner }) => provisioner.collect(PLAN, GONE),
  },
  { name: 'network', asks: /^GET \/networks$/, run: made, looks: true },
  {
    name: 'collect',
    asks: new RegExp(`^GET ${CONTAINER}/archive$`),
    before: writable,
    run: ({ provisioner }) => provisioner.collect(PLAN, GONE),
  },
  { name: 'put folder', asks: new RegExp(`^PUT ${CONTAINER}/archive$`), run: made, ignoresBody: true },
  {
    name: 'exec',
    asks: new RegExp(`^POST ${CONTAINER}/exec$`),
    before: made,
    run: async (stand) => stand.provisioner.probe(execPlan, await stand.provisioner.observe(PLAN), never),
  },
  {
    name: 'logs',
    asks: new RegExp(`^GET ${CONTAINER}/logs$`),
    before: made,
    run: async ({ provisioner }) => {
      for await (const line of provisioner.logs(PLAN, {})) void line
    },
    looks: true,
    ignoresBody: true,
  },
]

describe('every Docker call meets every fault', () => {
  let stand: Stand
  beforeEach(async () => {
    stand = await aStand()
  })
  afterEach(() => stand.close())

  describe.each(CALLS)('$name', (call) => {
    it.each(FAULTS)('#194 %s', async (fault) => {
      await call.before?.(stand)
      stand.daemon.fail(call.asks, fault)
      const outcome = await outcomeOf(stand.clock, call.run(stand))
      stand.daemon.fail(call.asks, undefined)
      expect(judged(outcome)).toEqual(expected(call, fault))
      // Whatever it was, the next attempt finds the way.
      expect(await outcomeOf(stand.clock, call.run(stand))).toHaveProperty('value')
    })
  })

  it.each(FAULTS)('#194 who deletes a lab without its work waits for no look at it: %s', async (fault) => {
    await writable(stand)
    stand.daemon.fail(new RegExp(`^GET ${CONTAINER}/changes$`), fault)
    expect(await outcomeOf(stand.clock, stand.provisioner.remove(PLAN, { ...GONE, withoutWork: true }))).toHaveProperty('value')
    expect(stand.daemon.container).toBeUndefined()
  })
})

function judged(outcome: { value: unknown } | { error: unknown }): Handling | 'fine' | 'foreign error' {
  if ('value' in outcome) return 'fine'
  return isProvisionerError(outcome.error) ? outcome.error.handling : 'foreign error'
}

/** A daemon that says no was heard; all else is silence, and silence changes nothing. */
function expected(call: Call, fault: Fault): unknown {
  if (fault === 'garbage' && call.ignoresBody === true) return 'fine'
  if ((fault === '4xx' || fault === '5xx') && call.hasWayOut === true) return 'fine'
  if ((fault === '4xx' || fault === '5xx') && call.looks !== true) return 'transient'
  if (fault === 'garbage' && call.name === 'collect') return 'transient'
  return 'unavailable'
}
