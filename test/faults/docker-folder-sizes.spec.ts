import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ProvisionerHealth } from '../../src/core/provisioner/provisioner'
import { LABEL } from '../../src/provisioners/docker/container/labels'
import { FAULTS, type Asked } from '../fixtures/fake-daemon'
import { aStand, never, outcomeOf, PLAN, type Stand } from './docker-labs'

const DF = /^GET \/system\/df$/
const MB = 1_000_000
const OURS = { [LABEL.instance]: 'ours', [LABEL.uid]: PLAN.uid }
const NAME = `lab-${PLAN.uid}`

describe('how much is in folders, asked of a daemon that fails', () => {
  let stand: Stand
  let heard: ProvisionerHealth[]
  beforeEach(async () => {
    stand = await aStand()
    await outcomeOf(stand.clock, stand.provisioner.ensure(PLAN, never))
    heard = []
    stand.provisioner.onDidChangeHealth((health) => heard.push(health))
  })
  afterEach(() => stand.close())

  const ask = (signal = never) => outcomeOf(stand.clock, stand.provisioner.folderSizes(MB, signal))
  const answer = (pattern: RegExp, status: number, body: unknown): void =>
    stand.daemon.answer(pattern, (_asked, response) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    )
  const claims = (...volumes: readonly object[]): void => answer(DF, 200, { Volumes: volumes })
  const aVolume = (size: unknown, rest: object = {}) => ({ Name: NAME, Labels: OURS, UsageData: { Size: size, RefCount: 1 }, ...rest })

  it.each(FAULTS)('%s: nothing is told of any folder, nor anything false of Docker, and labs are looked at as before', async (fault) => {
    stand.daemon.fail(DF, fault)
    for (let times = 0; times < 6; times += 1) expect(await ask()).toEqual({ error: expect.objectContaining({ name: 'ProvisionerError' }) })
    expect([heard.filter(({ reachable }) => !reachable), stand.provisioner.health().reachable]).toEqual([[], true])
    expect(await outcomeOf(stand.clock, stand.provisioner.observe(PLAN))).toMatchObject({ value: { condition: 'running' } })
  })

  it('one that walks for ever is hung up on after a minute', async () => {
    stand.daemon.fail(DF, 'hang')
    const began = stand.clock.monotonic()
    await ask()
    expect(stand.clock.monotonic() - began).toBe(60_000)
  })

  it('what is given up by its caller ends at once', async () => {
    stand.daemon.fail(DF, 'hang')
    expect(await ask(AbortSignal.abort())).toHaveProperty('error')
  })

  it.each([
    ['no volumes', [], []],
    ['a size that nobody knows', [aVolume(-1)], []],
    ['none at all', [aVolume(1, { UsageData: null })], []],
    ["somebody else's of our name", [aVolume(1, { Labels: { [LABEL.instance]: 'theirs', [LABEL.uid]: PLAN.uid } })], []],
    ['one that only carries our labels', [aVolume(1, { Name: 'copy' })], []],
    ['ours', [aVolume(7), aVolume(1, { Name: 'postgres', Labels: null })], [[PLAN.uid, { bytes: 7, claims: 7 }]]],
  ])('%s', async (_what, volumes, told) => {
    claims(...volumes)
    expect(await ask()).toEqual({ value: new Map(told as [string, object][]) })
  })

  describe('what claims much is measured by a helper', () => {
    const HELPER = 'f'.repeat(64)
    let made: Asked | undefined
    let removed: number
    beforeEach(() => {
      removed = 0
      claims(aVolume(50 * MB))
      stand.daemon.answer(/^POST \/containers\/create$/, (asked, response) => {
        made = asked
        response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ Id: HELPER }))
      })
      answer(new RegExp(`^POST /containers/${HELPER}/start$`), 204, undefined)
      stand.daemon.answer(new RegExp(`^DELETE /containers/${HELPER}$`), (_asked, response) => {
        removed += 1
        response.writeHead(204).end()
      })
    })
    const prints = (text: string): void =>
      stand.daemon.answer(new RegExp(`^GET /containers/${HELPER}/logs$`), (_asked, response) => {
        const header = Buffer.alloc(8)
        header.writeUInt8(1, 0)
        header.writeUInt32BE(text.length, 4)
        response.writeHead(200).end(Buffer.concat([header, Buffer.from(text)]))
      })

    it('that changes nothing, reaches nobody, is no lab, and goes', async () => {
      prints('12\t/work\n')
      expect(await ask()).toEqual({ value: new Map([[PLAN.uid, { bytes: 12 * 1024, claims: 50 * MB }]]) })
      expect(JSON.parse(made?.body ?? '{}')).toMatchObject({
        Labels: { [LABEL.role]: 'folder-size' },
        HostConfig: { NetworkMode: 'none', ReadonlyRootfs: true, CapDrop: ['ALL'], Mounts: [{ Source: NAME, ReadOnly: true }] },
      })
      expect([made?.body.includes(LABEL.uid), removed]).toEqual([false, 1])
    })

    it.each(['', 'du: not found\n', 'NaN\t/work\n', '<html>\n'])('that prints %j has measured nothing', async (text) => {
      prints(text)
      expect([await ask(), removed]).toEqual([{ value: new Map() }, 1])
    })

    it.each(FAULTS)('that meets %s when it is to start has measured nothing, and goes', async (fault) => {
      stand.daemon.fail(new RegExp(`^POST /containers/${HELPER}/start$`), fault)
      const outcome = await ask()
      // Docker does not read what comes back from a start: with a good status it is good.
      expect('value' in outcome ? outcome.value : new Map()).toEqual(new Map())
      expect(removed).toBe(1)
    })
  })
})

describe('whether this Docker can keep a folder to a size', () => {
  let stand: Stand
  beforeEach(async () => {
    stand = await aStand()
  })
  afterEach(() => stand.close())

  const ASKED = /^POST \/volumes\/create$/
  const BOUNDED = { ...PLAN, folderBytes: 2 ** 31 }
  const answer = (status: number, message: string): void =>
    stand.daemon.answer(ASKED, (_asked, response) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message })),
    )
  const questions = () => stand.daemon.asked.filter(({ method, path }) => ASKED.test(`${method} ${path}`)).length
  const gone = () => stand.daemon.asked.filter(({ method, path }) => method === 'DELETE' && path.startsWith('/volumes/')).length

  async function made(plan: object = {}) {
    stand.daemon.container = undefined
    await outcomeOf(stand.clock, stand.provisioner.ensure({ ...BOUNDED, ...plan }, never))
    const { body } = stand.daemon.asked.findLast(({ path }) => path === '/containers/create') ?? { body: '{}' }
    const { HostConfig } = JSON.parse(body) as {
      HostConfig: { StorageOpt?: object; Mounts: { VolumeOptions?: { DriverConfig?: object } }[] }
    }
    return { folder: HostConfig.Mounts.map(({ VolumeOptions }) => VolumeOptions?.DriverConfig)[0], root: HostConfig.StorageOpt }
  }
  const KEPT = { Name: 'local', Options: { size: String(2 ** 31) } }

  it('it can: the folder is made with the bound, and a root that may be written to has it, too', async () => {
    answer(201, '')
    expect(await made()).toEqual({ folder: KEPT, root: undefined })
    expect(await made({ writable: true })).toEqual({ folder: KEPT, root: { size: String(2 ** 31) } })
    expect([questions(), gone()]).toEqual([1, 1])
  })

  it('it cannot: asked once, and folders are made without, as they always were', async () => {
    answer(400, 'create x: quota size requested but no quota support')
    expect([await made(), await made({ writable: true })]).toEqual([
      { folder: undefined, root: undefined },
      { folder: undefined, root: undefined },
    ])
    expect([questions(), gone()]).toEqual([1, 0])
  })

  it('it keeps folders only: the container it refused is made without a bound for its root, and the next is not refused', async () => {
    answer(201, '')
    let refused = 0
    stand.daemon.answer(/^POST \/containers\/create$/, (asked, response) => {
      const isRefused = asked.body.includes('StorageOpt')
      refused += isRefused ? 1 : 0
      const message = "--storage-opt is supported only for overlay over xfs with 'pquota' mount option"
      response
        .writeHead(isRefused ? 500 : 201, { 'content-type': 'application/json' })
        .end(JSON.stringify(isRefused ? { message } : { Id: 'c'.repeat(64) }))
    })
    expect([await made({ writable: true }), await made({ writable: true })]).toEqual([
      { folder: KEPT, root: undefined },
      { folder: KEPT, root: undefined },
    ])
    expect(refused).toBe(1)
  })

  it.each(['hang', 'cut', 'refuse'] as const)('%s is no answer: the lab is made without, and the next one asks again', async (fault) => {
    stand.daemon.fail(ASKED, fault)
    expect(await made()).toEqual({ folder: undefined, root: undefined })
    expect(stand.provisioner.health().reachable).toBe(true)
    stand.daemon.fail(ASKED, undefined)
    answer(201, '')
    expect((await made()).folder).toEqual(KEPT)
  })

  it('nobody wants a bound: nobody asks', async () => {
    answer(201, '')
    stand.daemon.container = undefined
    await outcomeOf(stand.clock, stand.provisioner.ensure(PLAN, never))
    expect(questions()).toBe(0)
  })
})
