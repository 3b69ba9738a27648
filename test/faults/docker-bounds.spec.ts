import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ServerResponse } from 'node:http'
import { aStand, never, outcomeOf, PLAN, type Stand } from './docker-labs'

const STRANGERS = 100_000
const MEBIBYTE = 1024 * 1024

const stranger = (number: number) =>
  JSON.stringify({
    Id: number.toString(16).padStart(12, '0').padStart(64, 'b'),
    Names: [`/stranger-${number}`],
    ImageID: '',
    State: 'running',
    Status: 'Up',
    Ports: [],
    Mounts: [],
    Labels: { 'com.neuroglia.lab.instance': 'ours', 'com.neuroglia.lab.uid': `uid-${number}`, 'com.neuroglia.lab.name': 'x' },
  })

/** Looked at, each is somebody else's: its host name is not one that we give. */
function answerLooks({ daemon }: Stand): () => number {
  let looks = 0
  daemon.answer(/^GET \/containers\/b\w+\/json$/, ({ path }, response) => {
    looks += 1
    const {
      Id,
      Names: [Name],
      Labels,
    } = JSON.parse(stranger(Number.parseInt(path.slice('/containers/'.length + 52, '/containers/'.length + 64), 16))) as {
      Id: string
      Names: string[]
      Labels: object
    }
    response.writeHead(200).end(
      JSON.stringify({
        Id,
        Name,
        Image: '',
        State: { Status: 'running', ExitCode: 0 },
        Config: { Labels, Hostname: 'elsewhere' },
        NetworkSettings: {},
      }),
    )
  })
  return () => looks
}

/** Writes for as long as somebody reads, at most so much. */
function endless(response: ServerResponse, text: string, most: number): { written: number } {
  const told = { written: 0 }
  const piece = text.repeat(Math.ceil(65_536 / text.length))
  const more = (): void => {
    while (!response.destroyed && told.written < most) {
      told.written += piece.length
      if (!response.write(piece)) return void response.once('drain', more)
    }
  }
  more()
  return told
}

/** The longest that this process computed without a turn for anybody else, in ms of its own processor time. */
async function longestTurn(work: Promise<unknown>): Promise<number> {
  let [longest, isOver] = [0, false]
  void work.finally(() => (isOver = true))
  while (!isOver) {
    const before = process.cpuUsage()
    await new Promise((resolve) => setImmediate(resolve))
    const { user, system } = process.cpuUsage(before)
    longest = Math.max(longest, (user + system) / 1000)
  }
  return longest
}

describe('#206 a Docker that says more than anybody can hold', () => {
  let stand: Stand
  beforeEach(async () => {
    stand = await aStand()
  })
  afterEach(() => stand.close())

  it.each<[string, RegExp, number, (stand: Stand) => Promise<unknown>]>([
    ['a list', /^GET \/containers\/json$/, 500, ({ provisioner }) => provisioner.list()],
    ['a list, as JSON', /^GET \/containers\/json$/, 404, ({ provisioner }) => provisioner.list()],
    ['a creation', /^POST \/containers\/create$/, 409, ({ provisioner }) => provisioner.ensure(PLAN, never)],
    ['a start', /^POST \/containers\/[^/]+\/start$/, 400, ({ provisioner }) => provisioner.ensure(PLAN, never)],
    [
      'a log',
      /^GET \/containers\/[^/]+\/logs$/,
      500,
      async ({ provisioner }) => {
        for await (const line of provisioner.logs(PLAN, {})) void line
      },
    ],
  ])('a refusal of %s without end is read as far as a sentence goes, and told as one', async (_what, pattern, status, ask) => {
    if (!pattern.source.includes('create') && !pattern.source.includes('start')) await stand.provisioner.ensure(PLAN, never)
    let told = { written: 0 }
    stand.daemon.answer(pattern, (_asked, response) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      told = endless(response, '{"message":"OCI runtime create failed', 32 * MEBIBYTE)
    })
    const outcome = await outcomeOf(stand.clock, ask(stand))
    expect(outcome).toMatchObject({
      error: { reason: expect.not.stringMatching('DockerTimeout'), message: expect.stringMatching(/^.{1,500}$/s) },
    })
    // What fits into the buffers between the two was written, no more.
    expect(told.written).toBeLessThan(8 * MEBIBYTE)
    stand.daemon.answer(pattern, undefined)
    expect(await outcomeOf(stand.clock, stand.provisioner.list())).toHaveProperty('value')
  })

  it('an answer without end to one question is given up', async () => {
    await stand.provisioner.ensure(PLAN, never)
    let told = { written: 0 }
    stand.daemon.answer(/^GET \/containers\/[^/]+\/json$/, (_asked, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      told = endless(response, '{"a":"', 64 * MEBIBYTE)
    })
    expect(await outcomeOf(stand.clock, stand.provisioner.observe(PLAN))).toMatchObject({ error: { reason: 'UnexpectedAnswer' } })
    expect(told.written).toBeLessThan(32 * MEBIBYTE)
  })

  it('a hundred thousand containers with our labels hold up nobody, and our own is found among them', async () => {
    await stand.provisioner.ensure(PLAN, never)
    const own = JSON.stringify({
      ...(JSON.parse(stranger(0)) as object),
      Id: stand.daemon.container?.id,
      Names: [`/${stand.daemon.container?.name}`],
      Labels: stand.daemon.container?.labels,
    })
    const pieces = Array.from({ length: STRANGERS / 100 }, (_, piece) =>
      Array.from({ length: 100 }, (_each, index) => stranger(piece * 100 + index)).join(','),
    )
    stand.daemon.answer(
      /^GET \/containers\/json$/,
      (_asked, response) => void writeAll(response, ['[', own, ...pieces.flatMap((piece) => [',', piece]), ']']),
    )
    const looks = answerLooks(stand)
    const list = stand.provisioner.list()
    const longest = await longestTurn(list)
    const world = await list
    expect({ own: world.byUid.get(PLAN.uid)?.condition, doubtful: world.doubtful.length }).toEqual({ own: 'running', doubtful: STRANGERS })
    expect(longest).toBeLessThan(400)
    expect(looks()).toBe(100)
    const again = await stand.provisioner.list()
    expect({ revision: again.revision === world.revision, looks: looks() }).toEqual({ revision: false, looks: 200 })
  })

  it('the same strangers are looked at once, and the world is the same as long as nothing changes', async () => {
    await stand.provisioner.ensure(PLAN, never)
    const looks = answerLooks(stand)
    const list = (numbers: readonly number[]) =>
      stand.daemon.answer(
        /^GET \/containers\/json$/,
        (_asked, response) => void writeAll(response, ['[', numbers.map(stranger).join(','), ']']),
      )
    list([1, 2, 3])
    const first = await stand.provisioner.list()
    list([3, 1, 2])
    const second = await stand.provisioner.list()
    list([1, 2])
    const third = await stand.provisioner.list()
    expect([first.revision === second.revision, second.revision === third.revision]).toEqual([true, false])
    expect(looks()).toBe(3)
  })
})

async function writeAll(response: ServerResponse, pieces: readonly string[]): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' })
  for (const piece of pieces) if (!response.write(piece)) await new Promise((resolve) => response.once('drain', resolve))
  response.end()
}
