import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { NoticeDraft } from '../../../src/core/events/notice'
import { NoticeBoard } from '../../../src/core/notices/notice-board'
import { ProvisionerContact } from '../../../src/core/notices/provisioner-contact'
import { silentLog } from '../../../src/core/observe/log'
import { createLabService } from '../../../src/service/lab-service'
import { FakeClock } from '../../fixtures/fake-clock'
import { TestEngine } from '../../fixtures/test-engine'

const MINUTE = 60_000

describe('notices of a running engine', () => {
  let test: TestEngine
  beforeEach(async () => void (test = await new TestEngine().start()))
  afterEach(() => test.stop())
  const types = () => test.engine.notices.recent().map(({ type, name }) => (name === undefined ? type : `${type} ${name}`))

  it('say that a lab ends soon, that it has ended, and write nothing', async () => {
    await test.declare('ada', { duration: '12m' })
    await test.pass(2_000)
    const { resourceVersion } = test.engine.store
    await test.pass(10 * MINUTE)
    expect([types(), test.engine.store.resourceVersion]).toEqual([['expiresSoon ada', 'expiresSoon ada'], resourceVersion])
    await test.pass(3 * MINUTE)
    expect(types()).toEqual(['expiresSoon ada', 'expiresSoon ada', 'expired ada'])
  })

  it('say which lab the clean-up has taken, and where its work is; not whom a person deleted', async () => {
    await test.tune({ cleanup: { gracePeriod: '5m', interval: '10s' } })
    for (const name of ['ada', 'bob', 'eve']) await test.declare(name, { endsAt: new Date(test.clock.now() + MINUTE).toISOString() })
    await test.pass(5_000)
    test.world.volumes.set((await test.lab('ada'))?.metadata.uid ?? '', ['essay'])
    await test.pass(MINUTE)
    await test.delete('eve')
    await test.pass(10 * MINUTE)
    expect(await test.states()).toEqual({})
    const said = test.engine.notices.recent().filter(({ type }) => type === 'cleanedUp')
    expect(said.map(({ name, code }) => [name, code]).toSorted()).toEqual([
      ['ada', 'CleanedUpWithWork'],
      ['bob', 'CleanedUpWithoutWork'],
    ])
    expect(said.find(({ name }) => name === 'ada')).toMatchObject({
      student: 'ada@example.com',
      params: { files: 1, path: expect.stringMatching(/./) as string },
    })
  })

  it('say once that a lab has another address, with the old and the new port, and nothing of its first one', async () => {
    await test.declare('ada')
    await test.pass(2_000)
    const { status, metadata } = (await test.lab('ada')) ?? { status: undefined, metadata: undefined }
    const before = Object.values(status?.ports ?? {})[0] ?? 0
    expect([before > 0, types()]).toEqual([true, []])
    test.world.stop(metadata?.uid ?? '')
    test.world.occupy(before)
    await test.pass(10_000)
    const now = Object.values((await test.lab('ada'))?.status.ports ?? {})[0]
    expect(test.engine.notices.recent()).toMatchObject([
      { type: 'moved', name: 'ada', student: 'ada@example.com', code: 'AddressChanged', params: { before, port: now } },
    ])
  })

  it('are waited for in whole milliseconds: a wall clock that is off by a fraction keeps nobody busy', async () => {
    test.clock.jump(0.25)
    const waits = vi.spyOn(test.clock, 'after')
    await test.declare('ada', { duration: '10m12s' })
    await test.pass(MINUTE)
    // 12 s are the wait for the warning, and nothing else's.
    expect(waits.mock.calls.map(([ms]) => ms).filter((ms) => ms > 11_000 && ms < 13_000)).toEqual([12_000])
    expect(types()).toEqual(['expiresSoon ada'])
  })

  it('say why a lab failed, once, and nothing of what had failed before anybody looked', async () => {
    await test.declare('ada')
    await test.pass(2_000)
    test.world.exit((await test.lab('ada'))?.metadata.uid ?? '', 3)
    await test.pass(2_000)
    expect(test.engine.notices.recent()).toMatchObject([
      { type: 'failed', name: 'ada', student: 'ada@example.com', reason: 'Error', message: expect.stringMatching(/\w/) as string },
    ])
    test = await test.crash()
    await test.pass(5_000)
    expect(types()).toEqual([])
  })

  it('a class that ended while the machine slept is one question, not thirty ends', async () => {
    for (let seat = 0; seat < 30; seat++) await test.declare(`lab-${seat}`, { duration: '60m' })
    await test.pass(20_000)
    test.clock.jump(180 * MINUTE)
    await test.pass(MINUTE)
    expect(types()).toEqual(['asked'])
    expect(test.engine.notices.recent()[0]).toMatchObject({
      reason: 'ManyExpiries',
      message: expect.stringMatching(/^30 labs would end at once/) as string,
    })
  })

  it('a Docker that goes and comes back is two notices, however often it is asked', async () => {
    await test.declare('ada')
    await test.pass(2_000)
    test.world.stopDaemon({ liveRestore: true })
    await test.pass(MINUTE)
    test.world.startDaemon()
    await test.pass(MINUTE)
    expect(types()).toEqual(['dockerLost', 'dockerBack'])
    expect(test.engine.notices.recent()[0]?.reason).toMatch(/^[A-Z]/)
  })

  it('a screen that listens is told what is still known, then what is new', async () => {
    const service = createLabService({ engine: test.engine, clock: test.clock })
    await test.declare('ada', { duration: '1m' })
    await test.pass(2 * MINUTE)
    const source = service.news.notices()
    await test.declare('bob', { duration: '1m' })
    await test.pass(2 * MINUTE)
    expect(source.take(10).map(({ type, name }) => `${type} ${name ?? ''}`)).toEqual(['expired ada', 'expired bob'])
    source.close()
  })
})

describe('contact with the world', () => {
  const hear = async (inUse: boolean, ...reachable: readonly boolean[]) => {
    const said: NoticeDraft[] = []
    const contact = new ProvisionerContact({ isInUse: () => Promise.resolve(inUse), post: (notice) => said.push(notice) })
    for (const each of reachable) await contact.report('docker', { reachable: each, ...(each ? {} : { message: 'Start Docker.' }) })
    return said.map(({ type }) => type)
  }

  it('is not missed by who never had it and has no lab that needs it', async () => {
    expect(await hear(false, false, false, true, false)).toEqual(['dockerLost'])
    expect(await hear(true, false, false, true)).toEqual(['dockerLost', 'dockerBack'])
    expect(await hear(false, true, true)).toEqual([])
  })
})

describe('the board', () => {
  it('keeps the newest two hundred, each under its own name', () => {
    let made = 0
    const board = new NoticeBoard({ clock: new FakeClock(), newId: () => String(++made), log: silentLog })
    for (let index = 0; index < 250; index++) board.post({ type: 'asked' })
    const kept = board.recent()
    expect([kept.length, kept[0]?.id, new Set(kept.map(({ id }) => id)).size]).toEqual([200, '51', 200])
  })
})
