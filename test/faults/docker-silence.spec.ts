import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Hint, ProvisionerHealth } from '../../src/core/provisioner/provisioner'
import { silentLog } from '../../src/core/observe/log'
import { createDockerProvisioner } from '../../src/provisioners/docker/docker-provisioner'
import { thisMachine, type Machine } from '../../src/provisioners/docker/daemon/machine'
import { aMachine, contextFiles } from '../fixtures/a-machine'
import { FAKE_ID, startFakeDaemon } from '../fixtures/fake-daemon'
import { FakeClock, settle } from '../fixtures/fake-clock'
import { aStand, never, outcomeOf, PLAN, until, type Stand } from './docker-labs'
import { GONE } from '../fixtures/removing'

const unavailable = { error: expect.objectContaining({ name: 'ProvisionerError', handling: 'unavailable' }) }

const WITHOUT_DOCKER: Machine = { ...thisMachine, env: { PATH: '' } }

describe('a daemon that is silent', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'silent-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  async function healthAt(dockerHost: string | undefined, machine: Machine = WITHOUT_DOCKER): Promise<ProvisionerHealth> {
    const clock = new FakeClock()
    const provisioner = createDockerProvisioner({
      instanceId: 'ours',
      clock,
      log: silentLog,
      collectDir: join(folder, 'work'),
      dockerHost,
      machine,
    })
    expect(await outcomeOf(clock, provisioner.list())).toEqual(unavailable)
    const health = provisioner.health()
    await provisioner.close()
    return health
  }

  it('#103 tells four faults apart, each with its next step', async () => {
    const stale = join(folder, 'stale.sock')
    const dead = createServer()
    await new Promise<void>((resolve) => dead.listen(join(folder, 'kept.sock'), resolve))
    writeFileSync(stale, '')
    const absent = await healthAt(`unix://${join(folder, 'none.sock')}`)
    const refused = await healthAt(`unix://${stale}`)
    const remote = await healthAt('tcp://lab.example.org:2375')
    dead.close()
    expect([absent.reason, refused.reason, remote.reason]).toEqual(['NotInstalled', 'NotRunning', 'RemoteRefused'])
    expect(new Set([absent.message, refused.message, remote.message]).size).toBe(3)
    for (const health of [absent, refused, remote])
      expect(health).toMatchObject({ reachable: false, message: expect.stringMatching(/\.$/) })
  })

  it.each(['tcp://10.0.0.5:2375', 'ssh://root@lab', 'https://10.0.0.5:2376', '192.168.1.2:2375'])(
    '#118 does not follow DOCKER_HOST=%s to another machine',
    async (host) => {
      expect(await healthAt(host)).toMatchObject({
        reachable: false,
        reason: 'RemoteRefused',
        message: expect.stringContaining('another machine'),
      })
    },
  )

  it('#118 does not follow a context of the docker command to another machine, and says which one it is', async () => {
    const machine = aMachine({ files: contextFiles('lab-server', 'ssh://root:secret@lab') })
    expect(await healthAt(undefined, machine)).toMatchObject({
      reachable: false,
      reason: 'WrongContext',
      address: 'ssh://lab',
      message: expect.stringMatching(/context "lab-server".*another machine.*docker context use default/),
    })
  })

  it('one that appears elsewhere is found by itself; once it has answered, no other is asked', async () => {
    const daemon = await startFakeDaemon()
    const files: Record<string, string> = {}
    const clock = new FakeClock()
    const provisioner = createDockerProvisioner({
      instanceId: 'ours',
      clock,
      log: silentLog,
      collectDir: join(folder, 'work'),
      machine: aMachine({ files }),
    })
    expect(await outcomeOf(clock, provisioner.list())).toEqual(unavailable)
    Object.assign(files, contextFiles('desktop', daemon.host))
    while ('error' in (await outcomeOf(clock, provisioner.list()))) await settle()
    Object.assign(files, contextFiles('other', 'unix:///nowhere/docker.sock'))
    expect(await outcomeOf(clock, provisioner.list())).toHaveProperty('value')
    expect(provisioner.health()).toMatchObject({ reachable: true, address: daemon.host })
    await provisioner.close()
    await daemon.close()
  })
})

describe('a daemon that falls silent', () => {
  let stand: Stand
  beforeEach(async () => {
    stand = await aStand()
  })
  afterEach(() => stand.close())

  it('#104 is given ten seconds, then the caller is free', async () => {
    const { daemon, provisioner, clock } = stand
    daemon.fail(/\/containers\/json/, 'hang')
    const startedAt = clock.monotonic()
    expect(await outcomeOf(clock, provisioner.list())).toEqual({ error: expect.objectContaining({ reason: 'DockerTimeout' }) })
    expect(clock.monotonic() - startedAt).toBe(10_000)
  })

  it('#104 after five silences in a row is not asked any more, until it is heard again', async () => {
    const { daemon, provisioner, clock } = stand
    daemon.fail(/\/containers\/json/, 'refuse')
    for (let silences = 0; silences < 5; silences += 1) await outcomeOf(clock, provisioner.list())
    const before = daemon.asked.length
    expect(await outcomeOf(clock, provisioner.list())).toEqual(unavailable)
    expect(daemon.asked.length).toBe(before)
    daemon.fail(/\/containers\/json/, undefined)
    daemon.dropListeners()
    await until(() => daemon.listeners === 0)
    await heardAgain(stand)
    expect(await outcomeOf(clock, provisioner.list())).toHaveProperty('value')
  })

  it.each([
    ['looked at', /^GET \/containers\/c{64}\/json$/, (stand: Stand) => stand.provisioner.observe({ ...PLAN, containerId: FAKE_ID })],
    ['ended', /^POST \/containers\/c{64}\/kill$/, (stand: Stand) => stand.provisioner.remove(PLAN, GONE)],
    ['removed', /^DELETE \/containers\/c{64}$/, (stand: Stand) => stand.provisioner.remove(PLAN, GONE)],
  ])(
    'one container that can never be %s is no silent daemon: others go on, and it is said which is stuck',
    async (_what, call, ask: (stand: Stand) => Promise<unknown>) => {
      await outcomeOf(stand.clock, stand.provisioner.ensure(PLAN, never))
      stand.daemon.fail(call, 'hang')
      const healths: boolean[] = []
      stand.provisioner.onDidChangeHealth(({ reachable }) => healths.push(reachable))
      for (let times = 0; times < 6; times++)
        expect(await outcomeOf<unknown>(stand.clock, ask(stand))).toMatchObject({
          error: { handling: 'unavailable', message: expect.stringMatching(/not about this lab's container.*restart Docker/) },
        })
      expect(await outcomeOf(stand.clock, stand.provisioner.list())).toHaveProperty('value')
      expect([healths.includes(false), stand.provisioner.health().reachable]).toEqual([false, true])
    },
  )

  it('#104 a caller that gives up says nothing about the daemon', async () => {
    const { provisioner, clock } = stand
    for (let times = 0; times < 6; times += 1) await outcomeOf(clock, provisioner.ensure(PLAN, AbortSignal.abort()))
    expect(await outcomeOf(clock, provisioner.ensure(PLAN, never))).toHaveProperty('value')
  })

  it('#115 however long it was away, is heard again within five seconds, and everything is looked at', async () => {
    const { daemon, provisioner, clock } = stand
    const hints: Hint[] = []
    provisioner.onDidHint((hint) => hints.push(hint))
    daemon.fail(/^GET \/events$/, 'refuse')
    daemon.dropListeners()
    for (let minutes = 0; minutes < 10 * 60; minutes += 1) {
      for (let turns = 0; turns < 5; turns += 1) await settle()
      clock.advance(1_000)
    }
    expect([daemon.listeners, provisioner.health().reachable, hints]).toEqual([0, false, []])
    daemon.fail(/^GET \/events$/, undefined)
    await heardAgain(stand)
    await until(() => hints.length > 0)
    expect([hints, provisioner.health().reachable]).toEqual([[{ type: 'relist' }], true])
  })

  it('#115 a stream without a word for ten minutes is asked after, and left when the daemon is gone', async () => {
    const { daemon, clock } = stand
    for (let beats = 0; beats < 20; beats += 1) {
      const pings = daemon.asked.filter((call) => call.path === '/_ping').length
      clock.advance(30_000)
      await until(() => daemon.asked.filter((call) => call.path === '/_ping').length > pings)
      for (let turns = 0; turns < 20; turns += 1) await settle()
    }
    expect(daemon.listeners).toBe(1)
    daemon.fail(/_ping/, 'refuse')
    clock.advance(30_000)
    await until(() => daemon.listeners === 0)
  })

  it('#105 cut in the middle of an answer, is known at once, not after the deadline', async () => {
    const { daemon, provisioner, clock } = stand
    daemon.fail(/\/containers\/json/, 'cut')
    const startedAt = clock.monotonic()
    expect(await outcomeOf(clock, provisioner.list(), 0)).toEqual(unavailable)
    expect(clock.monotonic()).toBe(startedAt)
  })

  it.each([
    ['a page', '<html></html>'],
    ['nothing', ''],
    ['half of it', '[{"Id":'],
    ['another shape', '{"containers":[]}'],
    ['null', 'null'],
    ['a short id', '[{"Id":"abc","State":"running","Labels":{}}]'],
  ])('#106 that answers with %s is not acted upon', async (_what, body) => {
    const { daemon, provisioner, clock } = stand
    daemon.answer(/^GET \/containers\/json$/, (_asked, response) => void response.writeHead(200).end(body))
    expect(await outcomeOf(clock, provisioner.list())).toEqual({
      error: expect.objectContaining({ reason: 'UnexpectedAnswer', handling: 'unavailable' }),
    })
    expect(await outcomeOf(clock, provisioner.remove(PLAN, GONE))).toEqual({
      error: expect.objectContaining({ reason: 'UnexpectedAnswer' }),
    })
    expect(daemon.asked.filter((call) => call.method === 'DELETE')).toEqual([])
  })

  it('#117 a daemon that is too old is named with its version', async () => {
    const { daemon, provisioner } = stand
    daemon.answer(/^GET \/version$/, (_asked, response) => void response.writeHead(200).end('{"Version":"17.09","ApiVersion":"1.32"}'))
    daemon.dropListeners()
    await until(() => daemon.listeners === 0)
    await heardAgain(stand)
    await until(() => !provisioner.health().reachable)
    expect(provisioner.health()).toMatchObject({ reason: 'TooOld', message: expect.stringContaining('17.09') })
  })

  it('#117 no version is written into any address', async () => {
    await outcomeOf(stand.clock, stand.provisioner.ensure(PLAN, never))
    expect(stand.daemon.asked.filter((call) => /^\/v\d/.test(call.path))).toEqual([])
  })

  it('#125 nothing of a lab but its name is seen in an address', async () => {
    const { daemon, provisioner, clock } = stand
    await outcomeOf(clock, provisioner.ensure(PLAN, never))
    const [secret = ''] = Object.values(provisioner.secretsOf(PLAN))
    const made = daemon.asked.find((call) => call.path === '/containers/create')
    expect(made?.url).toBe('/containers/create?name=lab-lab-ada-0f8fad5b')
    expect(made?.body).toContain(`TOKEN=${secret}`)
    expect(
      daemon.asked.filter((call) => call.url.includes(secret) || call.url.includes('networks&') || call.url.includes('COURSE')),
    ).toEqual([])
  })

  it('asks for nothing but create, start and one look when all is well', async () => {
    const { daemon, provisioner, clock } = stand
    await outcomeOf(clock, provisioner.ensure({ ...PLAN, uid: 'warm' }, never))
    daemon.container = undefined
    const before = daemon.asked.length
    await outcomeOf(clock, provisioner.ensure({ ...PLAN, workDir: undefined } as never, never))
    expect(daemon.asked.slice(before).map((call) => `${call.method} ${call.path.replace(/[0-9a-f]{64}/, 'ID')}`)).toEqual([
      'POST /containers/create',
      'POST /containers/ID/start',
      'GET /containers/ID/json',
    ])
  })
})

/** Fake time up to the next connection of the event stream: never more than five seconds. */
async function heardAgain({ daemon, clock }: Stand): Promise<void> {
  const startedAt = clock.monotonic()
  while (daemon.listeners === 0) {
    for (let turns = 0; turns < 100; turns += 1) await settle()
    if (daemon.listeners === 0) clock.advance(50)
  }
  expect(clock.monotonic() - startedAt).toBeLessThanOrEqual(5_000)
}
