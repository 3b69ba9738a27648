import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLog } from '../../src/core/observe/log'
import type { Hint, Provisioner } from '../../src/core/provisioner/provisioner'
import { createDockerProvisioner } from '../../src/provisioners/docker/docker-provisioner'
import { FakeClock, settle } from '../fixtures/fake-clock'
import { startFakeDaemon, type FakeDaemon } from '../fixtures/fake-daemon'
import { never, outcomeOf, PLAN, until } from './docker-labs'
import { GONE } from '../fixtures/removing'

const refused = { error: expect.objectContaining({ name: 'ProvisionerError', reason: 'OtherDaemon', handling: 'unavailable' }) }
const done = { value: expect.anything() }
const REMEMBERED = 'FAKE /var/lib/docker'
/** What tells who a daemon is and how it does, and nothing of any lab. */
const LOOKING = ['GET /_ping', 'GET /version', 'GET /info', 'GET /events']

interface Run {
  readonly provisioner: Provisioner
  readonly clock: FakeClock
  readonly hints: readonly Hint[]
}

async function firstOf<Item>(items: AsyncIterable<Item>): Promise<Item | undefined> {
  for await (const item of items) return item
  return undefined
}

describe('another daemon than the one that has the labs', () => {
  let folder: string
  let file: string
  let daemon: FakeDaemon
  let runs: Provisioner[]
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'other-daemon-'))
    file = join(folder, 'kept', 'docker-daemon')
    daemon = await startFakeDaemon()
    runs = []
  })
  afterEach(async () => {
    for (const provisioner of runs) await provisioner.close()
    await daemon.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** The program as it starts on this folder; connected when this resolves. */
  async function start(): Promise<Run> {
    const clock = new FakeClock()
    const provisioner = createDockerProvisioner({
      instanceId: 'ours',
      clock,
      log: silentLog,
      collectDir: join(folder, 'collected'),
      daemonFile: file,
      dockerHost: daemon.host,
    })
    runs.push(provisioner)
    const hints: Hint[] = []
    provisioner.onDidHint((hint) => hints.push(hint))
    await until(() => hints.length > 0 && provisioner.health().version !== undefined)
    hints.length = 0
    return { provisioner, clock, hints }
  }

  /** From now on `/info` says that it is this one. */
  const become = (id: string, root = '/var/lib/docker'): void =>
    daemon.answer(
      /^GET \/info$/,
      (_asked, response) =>
        void response.writeHead(200).end(JSON.stringify({ ID: id, DockerRootDir: root, SystemTime: '2026-03-02T08:00:00Z' })),
    )

  /** All that reads or changes a lab. */
  const everything = ({ provisioner, clock }: Run) => [
    () => outcomeOf(clock, provisioner.list()),
    () => outcomeOf(clock, provisioner.ensure(PLAN, never)),
    () => outcomeOf(clock, provisioner.observe(PLAN)),
    () => outcomeOf(clock, provisioner.restart(PLAN, never)),
    () => outcomeOf(clock, provisioner.stop(PLAN, 1_000)),
    () => outcomeOf(clock, provisioner.collect(PLAN, GONE)),
    () => outcomeOf(clock, provisioner.openTerminal(PLAN, { columns: 80, rows: 24 })),
    () => outcomeOf(clock, provisioner.remove(PLAN, GONE)),
    () => outcomeOf(clock, provisioner.imageStatus(PLAN.image)),
    () => outcomeOf(clock, firstOf(provisioner.pull(PLAN.image, never))),
    () => outcomeOf(clock, firstOf(provisioner.logs(PLAN, {}))),
    () => outcomeOf(clock, firstOf(provisioner.usage(PLAN, never))),
  ]

  const asksSince = (start: number): readonly string[] => daemon.asked.slice(start).map(({ method, path }) => `${method} ${path}`)

  it.each([
    ['nothing is remembered', undefined],
    ['the memory is empty', '\n'],
  ])('#118 where %s the first one is, and is simply used, on later starts too', async (_what, text) => {
    if (text !== undefined) {
      file = join(folder, 'docker-daemon')
      writeFileSync(file, text)
    }
    expect(existsSync(file)).toBe(text !== undefined)
    const first = await start()
    expect(await outcomeOf(first.clock, first.provisioner.list())).toEqual(done)
    expect(readFileSync(file, 'utf8').trim()).toBe(REMEMBERED)
    const again = await start()
    expect(await outcomeOf(again.clock, again.provisioner.ensure(PLAN, never))).toEqual(done)
    expect(again.provisioner.health()).toMatchObject({ reachable: true })
  })

  it('#118 asked who it is once for a connection, not before each call', async () => {
    const run = await start()
    const before = daemon.asked.length
    for (let times = 0; times < 3; times += 1) await outcomeOf(run.clock, run.provisioner.list())
    expect(asksSince(before).filter((line) => line === 'GET /info')).toHaveLength(1)
  })

  it('#118 nothing is looked at and nothing is done in another one, however often it is tried; it is said what to do', async () => {
    const first = await start()
    await outcomeOf(first.clock, first.provisioner.ensure(PLAN, never))
    await first.provisioner.close()
    become('ANOTHER')
    const before = daemon.asked.length
    const run = await start()
    for (const attempt of [...everything(run), ...everything(run)]) expect(await attempt()).toEqual(refused)
    expect([...new Set(asksSince(before))].filter((line) => !LOOKING.includes(line))).toEqual([])
    expect(daemon.container?.state).toBe('running')
    expect(run.provisioner.health()).toMatchObject({
      reachable: false,
      reason: 'OtherDaemon',
      address: daemon.host,
      message: expect.stringMatching(/another Docker.*start the other one again, or choose this one\.$/),
    })
    expect(readFileSync(file, 'utf8').trim()).toBe(REMEMBERED)
  })

  it('#118 once a person has chosen it, everything works in it, is looked at anew, and is remembered', async () => {
    const first = await start()
    await outcomeOf(first.clock, first.provisioner.list())
    await first.provisioner.close()
    become('ANOTHER')
    const run = await start()
    expect(await outcomeOf(run.clock, run.provisioner.list())).toEqual(refused)
    expect(await outcomeOf(run.clock, run.provisioner.acceptDaemon())).toEqual({ value: undefined })
    expect(run.hints).toEqual([{ type: 'relist' }])
    expect(run.provisioner.health()).toMatchObject({ reachable: true })
    for (const attempt of everything(run).slice(0, 3)) expect(await attempt()).toEqual(done)
    expect(await outcomeOf(run.clock, run.provisioner.remove(PLAN, GONE))).toHaveProperty('value')
    const later = await start()
    expect(await outcomeOf(later.clock, later.provisioner.list())).toEqual(done)
    become('FAKE')
    const back = await start()
    expect(await outcomeOf(back.clock, back.provisioner.list())).toEqual(refused)
  })

  it('#118 the right one is used again by itself as soon as it is back', async () => {
    const run = await start()
    await outcomeOf(run.clock, run.provisioner.list())
    become('ANOTHER')
    await reconnected(run)
    expect(await outcomeOf(run.clock, run.provisioner.list())).toEqual(refused)
    become('FAKE')
    await reconnected(run)
    expect(await outcomeOf(run.clock, run.provisioner.list())).toEqual(done)
    expect(run.provisioner.health()).toMatchObject({ reachable: true })
  })

  it('#118 exchanged behind the same socket while this runs, it is noticed before the next call', async () => {
    const run = await start()
    await outcomeOf(run.clock, run.provisioner.ensure(PLAN, never))
    become('ANOTHER')
    daemon.container = undefined
    daemon.dropListeners()
    await until(() => daemon.listeners === 0)
    for (let turns = 0; turns < 100; turns += 1) await settle()
    const before = daemon.asked.length
    for (const attempt of everything(run)) expect(await attempt()).toEqual(refused)
    expect([...new Set(asksSince(before))].filter((line) => !LOOKING.includes(line))).toEqual([])
    expect(run.provisioner.health()).toMatchObject({ reachable: false, reason: 'OtherDaemon' })
  })

  it('#118 one that has the same id and keeps its containers elsewhere is another one', async () => {
    const first = await start()
    await outcomeOf(first.clock, first.provisioner.list())
    become('FAKE', '/mnt/new')
    const run = await start()
    expect(await outcomeOf(run.clock, run.provisioner.list())).toEqual(refused)
  })

  it('#118 one that does not say who it is is not taken for another, nor remembered', async () => {
    const run = await start()
    daemon.fail(/^GET \/info$/, '5xx')
    expect(await outcomeOf(run.clock, run.provisioner.list())).toHaveProperty('error')
    expect(existsSync(file)).toBe(false)
    daemon.fail(/^GET \/info$/, undefined)
    expect(await outcomeOf(run.clock, run.provisioner.list())).toEqual(done)
    expect(readFileSync(file, 'utf8').trim()).toBe(REMEMBERED)
  })

  async function reconnected({ clock, hints }: Run): Promise<void> {
    const heard = hints.length
    daemon.dropListeners()
    await until(() => daemon.listeners === 0)
    while (hints.length === heard) {
      for (let turns = 0; turns < 50; turns += 1) await settle()
      if (hints.length === heard) clock.advance(50)
    }
  }
})
