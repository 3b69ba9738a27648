import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LabUsage, PullProgress } from '../../src/core/provisioner/provisioner'
import { SAMPLE_IMAGE } from '../../src/provisioners/docker/image/sample-image'
import { FAULTS } from '../fixtures/fake-daemon'
import { SHELL_PID } from '../fixtures/fake-shell'
import { settle } from '../fixtures/fake-clock'
import { aStand, never, outcomeOf, PLAN, until, type Stand } from './docker-labs'
import { GONE } from '../fixtures/removing'

const SIZE = { columns: 80, rows: 24 }
const EXEC = '/containers/[^/]+/exec'
const silence = (reason: string) => ({ error: expect.objectContaining({ name: 'ProvisionerError', handling: 'unavailable', reason }) })

async function all<T>(source: AsyncIterable<T>): Promise<readonly T[]> {
  const seen: T[] = []
  for await (const each of source) seen.push(each)
  return seen
}

describe('a terminal through a daemon that fails', () => {
  let stand: Stand
  beforeEach(async () => {
    stand = await aStand()
    await outcomeOf(stand.clock, stand.provisioner.ensure(PLAN, never))
  })
  afterEach(() => stand.close())

  const open = () => outcomeOf(stand.clock, stand.provisioner.openTerminal(PLAN, SIZE))
  const execs = () =>
    stand.daemon.asked
      .filter((call) => new RegExp(`^${EXEC}$`).test(call.path))
      .map((call) => JSON.parse(call.body) as Record<string, unknown>)

  async function opened() {
    const outcome = await open()
    if (!('value' in outcome)) throw outcome.error
    return outcome.value
  }

  it.each([
    ['the exec', `^POST ${EXEC}$`],
    ['its start', '^POST /exec/e1/start$'],
  ])('#104 that takes %s and never answers is given ten seconds', async (_what, pattern) => {
    stand.daemon.fail(new RegExp(pattern), 'hang')
    const startedAt = stand.clock.monotonic()
    expect(await open()).toEqual(silence('DockerTimeout'))
    expect(stand.clock.monotonic() - startedAt).toBe(10_000)
  })

  it('#104 that hands the line over and says nothing on it is given ten seconds', async () => {
    stand.daemon.shell = () => {}
    expect(await open()).toEqual(silence('DockerTimeout'))
  })

  it.each(FAULTS)('#194 start of a terminal: %s; the next attempt finds the way', async (fault) => {
    stand.daemon.fail(/^POST \/exec\/e1\/start$/, fault)
    expect(await open()).toEqual({ error: expect.objectContaining({ name: 'ProvisionerError' }) })
    stand.daemon.fail(/^POST \/exec\/e1\/start$/, undefined)
    ;(await opened()).close()
  })

  it('#105 cut in the middle, ends for its reader, and the shell is hung up on', async () => {
    const terminal = await opened()
    stand.daemon.dropTerminals()
    const outcome = await outcomeOf(stand.clock, all(terminal.output))
    if ('error' in outcome) expect(outcome).toEqual(silence('DockerUnavailable'))
    await outcomeOf(stand.clock, terminal.exitCode())
    expect(execs().at(-1)).toMatchObject({ Cmd: ['sh', '-c', `kill -HUP ${SHELL_PID}`] })
  })

  it('closed while Docker is silent, does not keep anybody', async () => {
    const terminal = await opened()
    stand.daemon.fail(/^GET \/exec\//, 'hang')
    terminal.close()
    expect(await outcomeOf(stand.clock, all(terminal.output))).toHaveProperty('value')
    expect(await outcomeOf(stand.clock, terminal.exitCode())).toEqual({ value: undefined })
  })

  it("#146 asks for no user and no privileges, in the one container that is the lab's", async () => {
    const terminal = await opened()
    terminal.close()
    await outcomeOf(stand.clock, terminal.exitCode())
    const [asked] = execs()
    expect(asked).toMatchObject({ Privileged: false, Tty: true, AttachStdin: true, Env: ['TERM=xterm-256color'] })
    expect(Object.keys(asked ?? {})).not.toContain('User')
    const before = execs().length
    if (stand.daemon.container !== undefined)
      stand.daemon.container.labels = { ...stand.daemon.container.labels, 'com.neuroglia.lab.uid': 'another' }
    expect(await open()).toEqual({ error: expect.objectContaining({ reason: 'NoContainer' }) })
    expect(execs()).toHaveLength(before)
  })

  it.each(['answer', 'first line'])('an image in which no program is a shell is said to be that, told by Docker as its %s', async (way) => {
    const said =
      'OCI runtime exec failed: exec failed: unable to start container process: exec: "sh": executable file not found in $PATH: unknown'
    if (way === 'first line') stand.daemon.shell = (socket) => void socket.end(`${said}\r\n`)
    else
      stand.daemon.answer(
        /^POST \/exec\/e1\/start$/,
        (_asked, response) => void response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ message: said })),
      )
    expect(await open()).toEqual({
      error: expect.objectContaining({ reason: 'NoShell', handling: 'terminal', message: expect.stringContaining('use the logs instead') }),
    })
    expect(execs().map(({ Cmd }) => (Cmd as string[])[0])).toEqual(['sh', 'bash', 'busybox'])
  })
})

describe('usage through a daemon that fails', () => {
  let stand: Stand
  let stream: ServerResponse | undefined
  beforeEach(async () => {
    stand = await aStand()
    await outcomeOf(stand.clock, stand.provisioner.ensure(PLAN, never))
    stream = undefined
    stand.daemon.answer(/\/stats$/, (_asked, response) => {
      response.writeHead(200).flushHeaders()
      stream = response
    })
  })
  afterEach(() => stand.close())

  it('#104 that takes the call and never answers is given ten seconds', async () => {
    stand.daemon.fail(/\/stats$/, 'hang')
    expect(await outcomeOf(stand.clock, all(stand.provisioner.usage(PLAN, never)))).toEqual(silence('DockerTimeout'))
  })

  it('#106 a line that is no reading is passed over, a cut stream is silence and not the end', async () => {
    const seen: LabUsage[] = []
    const reading = (async () => {
      for await (const each of stand.provisioner.usage(PLAN, never)) seen.push(each)
    })()
    const outcome = outcomeOf(stand.clock, reading)
    await until(() => stream !== undefined)
    stream?.write(`{"half":\n[]\n${JSON.stringify(aStatsLine())}\n`)
    await until(() => seen.length > 0)
    stream?.socket?.destroy()
    expect(await outcome).toEqual(silence('DockerUnavailable'))
    expect(seen).toEqual([{ at: stand.clock.now(), cpuPercent: 50, memoryBytes: 700, pids: 3 }])
  })

  it('a stream that falls quiet ends when the reader has had enough', async () => {
    const enough = new AbortController()
    const outcome = outcomeOf(stand.clock, all(stand.provisioner.usage(PLAN, enough.signal)))
    await until(() => stream !== undefined)
    await settle()
    enough.abort()
    expect(await outcome).toEqual({ value: [] })
  })
})

describe('bringing an image for somebody who has no lab yet', () => {
  let stand: Stand
  let pulls: ServerResponse[]
  beforeEach(async () => {
    stand = await aStand()
    stand.daemon.hasImage = false
    pulls = []
  })
  afterEach(() => stand.close())

  const byHand = (): void =>
    stand.daemon.answer(/^POST \/images\/create$/, (_asked, response) => {
      response.writeHead(200).flushHeaders()
      pulls.push(response)
    })
  const pull = (image: string, signal = never) => outcomeOf(stand.clock, all<PullProgress>(stand.provisioner.pull(image, signal)), 0)

  it('is one pull with that of a lab, and outlives the wait of either', async () => {
    byHand()
    await outcomeOf(stand.clock, stand.provisioner.ensure(PLAN, never), 0)
    await until(() => pulls.length === 1)
    const enough = new AbortController()
    const first = pull(PLAN.image, enough.signal)
    const second = pull(PLAN.image)
    await until(() => stand.daemon.asked.filter((call) => call.path.startsWith('/images/example')).length === 2)
    await settle()
    enough.abort()
    expect(await first).toEqual({ value: [{ image: PLAN.image, receivedBytes: 0 }] })
    await stand.provisioner.remove(PLAN, GONE)
    pulls[0]?.end('{"status":"Status: Downloaded newer image"}\n')
    expect(await second).toMatchObject({ value: expect.arrayContaining([expect.objectContaining({ percent: 100 })]) })
    expect(pulls).toHaveLength(1)
  })

  it('is stopped when the last one who waited has left', async () => {
    byHand()
    const enough = new AbortController()
    const outcome = pull('example/other:1', enough.signal)
    await until(() => pulls.length === 1)
    const gone = new Promise<void>((resolve) => pulls[0]?.on('close', () => resolve()))
    enough.abort()
    await gone
    expect(await outcome).toHaveProperty('value')
  })

  it('#107 throws how it failed', async () => {
    stand.daemon.answer(
      /^POST \/images\/create$/,
      (_asked, response) => void response.writeHead(200).end('{"error":"manifest unknown: manifest unknown"}\n'),
    )
    expect(await pull('example/none:1')).toEqual({ error: expect.objectContaining({ reason: 'ImageNotFound', handling: 'terminal' }) })
  })

  it('the sample image is made here, and no registry is asked', async () => {
    expect(await stand.provisioner.imageStatus(SAMPLE_IMAGE)).toEqual({ image: SAMPLE_IMAGE, present: false, isBuiltHere: true })
    expect(await pull(SAMPLE_IMAGE)).toMatchObject({ value: expect.arrayContaining([expect.objectContaining({ percent: 100 })]) })
    const asked = stand.daemon.asked.filter((call) => call.path === '/images/create')
    expect(asked.map(({ url }) => url.includes('fromSrc=-') && !url.includes('fromImage'))).toEqual([true])
    expect(await stand.provisioner.imageStatus(SAMPLE_IMAGE)).toMatchObject({ present: true, isBuiltHere: true, sizeBytes: 4096 })
  })

  it('#142 no name at all never becomes the list of all images', async () => {
    expect(await stand.provisioner.imageStatus('')).toEqual({ image: '', present: false })
    expect(stand.daemon.asked.filter((call) => call.path.startsWith('/images'))).toEqual([])
  })
})

function aStatsLine() {
  const cpu = (total: number, system: number) => ({ cpu_usage: { total_usage: total }, system_cpu_usage: system, online_cpus: 2 })
  return {
    read: '2026-03-02T08:00:01Z',
    cpu_stats: cpu(1_500, 12_000),
    precpu_stats: cpu(1_000, 10_000),
    memory_stats: { usage: 1_000, limit: 8_000, stats: { total_inactive_file: 300 } },
    pids_stats: { current: 3 },
  }
}
