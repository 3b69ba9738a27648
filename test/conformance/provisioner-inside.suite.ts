import { expect, it } from 'vitest'
import type { LabPlan, LabUsage, PullProgress, Terminal } from '../../src/core/provisioner/provisioner'
import { made, type ProvisionerBench } from './provisioner-bench'

type Get = () => ProvisionerBench
const SIZE = { columns: 80, rows: 24 }

/** Everything from here to the end. */
async function all<T>(source: AsyncIterable<T>): Promise<readonly T[]> {
  const seen: T[] = []
  for await (const each of source) seen.push(each)
  return seen
}

export function using(get: Get): void {
  it('gives readings of a running lab, and ends when they are no longer wanted', async () => {
    const plan = get().plan()
    await made(get(), plan)
    const enough = new AbortController()
    const readings: LabUsage[] = []
    for await (const reading of get().provisioner.usage(plan, enough.signal)) if (readings.push(reading) === 2) enough.abort()
    expect(readings).toHaveLength(2)
    for (const reading of readings) {
      expect(reading).toEqual({
        at: expect.any(Number),
        cpuPercent: expect.any(Number),
        memoryBytes: expect.any(Number),
        memoryLimitBytes: plan.limits.memoryBytes,
        pids: expect.any(Number),
      })
      expect([reading.cpuPercent >= 0, reading.memoryBytes > 0, reading.memoryBytes <= plan.limits.memoryBytes, reading.pids >= 1]).toEqual(
        [true, true, true, true],
      )
    }
  })

  it('ends with the container', async () => {
    const plan = get().plan()
    await made(get(), plan)
    const readings = get().provisioner.usage(plan, new AbortController().signal)[Symbol.asyncIterator]()
    expect((await readings.next()).done).toBe(false)
    await get().sabotage.kill(plan)
    while ((await readings.next()).done !== true);
  })

  it('of a lab that has no container, or a stopped one, is nothing', async () => {
    const [none, stopped] = [get().plan(), get().plan()]
    await made(get(), stopped)
    await get().provisioner.stop(stopped, 1_000)
    const never = new AbortController().signal
    expect([await all(get().provisioner.usage(none, never)), await all(get().provisioner.usage(stopped, never))]).toEqual([[], []])
    expect(await all(get().provisioner.usage(stopped, AbortSignal.abort()))).toEqual([])
  })
}

export function typing(get: Get): void {
  const screenOf = async (terminal: Terminal): Promise<string> => (await all(terminal.output)).join('')

  it('shows what is typed and what comes of it, and reports how the shell ended', async () => {
    const plan = get().plan()
    await made(get(), plan)
    const terminal = await get().provisioner.openTerminal(plan, SIZE)
    terminal.write('echo one two\r')
    terminal.write('exit 3\r')
    const screen = await screenOf(terminal)
    expect([screen.includes('echo one two'), screen.includes('\none two\r\n'), await terminal.exitCode()]).toEqual([true, true, 3])
    terminal.write('too late')
    terminal.close()
  })

  it('closed in the middle, its output ends; closed twice is success', async () => {
    const plan = get().plan()
    await made(get(), plan)
    const terminal = await get().provisioner.openTerminal(plan, SIZE)
    const screen = screenOf(terminal)
    await terminal.resize({ columns: 132, rows: 50 })
    terminal.close()
    terminal.close()
    expect(await screen).toEqual(expect.any(String))
    await terminal.resize(SIZE)
  })

  it('ends with the container', async () => {
    const plan = get().plan()
    await made(get(), plan)
    const terminal = await get().provisioner.openTerminal(plan, SIZE)
    await get().sabotage.kill(plan)
    expect(await screenOf(terminal)).toEqual(expect.any(String))
    expect([137, undefined]).toContain(await terminal.exitCode())
  })

  it('there is none for a lab without a container, nor for a stopped one, and it says which', async () => {
    const [none, stopped] = [get().plan(), get().plan()]
    await made(get(), stopped)
    await get().provisioner.stop(stopped, 1_000)
    await expect(get().provisioner.openTerminal(none, SIZE)).rejects.toMatchObject({ name: 'ProvisionerError', reason: 'NoContainer' })
    await expect(get().provisioner.openTerminal(stopped, SIZE)).rejects.toMatchObject({ name: 'ProvisionerError', reason: 'LabNotRunning' })
  })

  it("#146 there is none into another installation's lab", async () => {
    const plan = get().plan()
    const { containerId = '' } = await made(get(), plan)
    const stranger = await get().stranger()
    await expect(stranger.openTerminal({ ...plan, containerId }, SIZE)).rejects.toMatchObject({
      name: 'ProvisionerError',
      reason: 'NoContainer',
    })
    expect(await all(stranger.usage({ ...plan, containerId }, new AbortController().signal))).toEqual([])
  })
}

export function bringing(get: Get): void {
  const percents = (progress: readonly PullProgress[]): readonly number[] => progress.map(({ percent = 0 }) => percent)

  it("what a trial should tell of a running lab's image is told, each sentence as a fact, the worst first; nothing is changed by it", async () => {
    const plan = get().plan({ user: '1000:1000' })
    await made(get(), plan)
    await get().sabotage.write(plan, 'mine')
    const report = await get().provisioner.examine(plan, new AbortController().signal)
    expect([report.image, report.wasSeenInside]).toEqual([plan.image, true])
    expect(report.findings).toEqual([
      { severity: 'note', sentence: { code: 'ImageFilesWritable', params: { count: 1, folder: plan.workDir } } },
      { severity: 'note', sentence: { code: 'ImageUserOfTemplate', params: { user: plan.user } } },
    ])
    expect((await get().sabotage.read(plan)).trim()).toBe('mine')
  })

  it('of a lab that does not run, what the image says itself is told', async () => {
    const [none, stopped] = [get().plan(), get().plan()]
    await made(get(), stopped)
    await get().provisioner.stop(stopped, 1_000)
    for (const plan of [none, stopped])
      expect((await get().provisioner.examine(plan, new AbortController().signal)).wasSeenInside).toBe(false)
    const missing = await get().provisioner.examine(get().plan({ image: 'example.invalid/no/such:1' }), new AbortController().signal)
    expect(missing.findings).toEqual([
      { severity: 'warning', sentence: { code: 'ImageNotHere', params: { image: 'example.invalid/no/such:1' } } },
    ])
  })

  it('an image that a lab runs from is here', async () => {
    const plan = get().plan()
    await made(get(), plan)
    expect(await get().provisioner.imageStatus(plan.image)).toMatchObject({
      image: plan.image,
      present: true,
      id: expect.stringMatching(/^sha256:/),
      sizeBytes: expect.any(Number),
    })
    const told = await all(get().provisioner.pull(plan.image, new AbortController().signal))
    expect(percents(told)).toEqual([100])
  })

  it('#107 a missing one is said to be, is brought, and then it is here', async (context) => {
    const image = get().missingImage
    if (image === undefined) return context.skip('no registry here')
    expect(await get().provisioner.imageStatus(image)).toMatchObject({ image, present: false })
    const told = await all(get().provisioner.pull(image, new AbortController().signal))
    expect(percents(told)).toEqual([...percents(told)].sort((one, other) => one - other))
    expect(percents(told).at(-1)).toBe(100)
    expect(await get().provisioner.imageStatus(image)).toMatchObject({ image, present: true })
  })

  it('whoever has had enough of waiting has', async (context) => {
    const image = get().missingImage
    if (image === undefined) return context.skip('no registry here')
    expect(await all(get().provisioner.pull(image, AbortSignal.abort()))).toEqual([])
    expect(await get().provisioner.imageStatus(image)).toMatchObject({ present: false })
  })

  it('secrets are the same for the same lab, and others for another', () => {
    const { provisioner } = get()
    const [mine, again, other] = ['uid-1', 'uid-1', 'uid-2'].map((uid) => provisioner.secretsOf({ uid, secrets: ['TOKEN', 'KEY'] }))
    expect(mine).toEqual(again)
    expect(new Set([mine?.['TOKEN'], mine?.['KEY'], other?.['TOKEN'], other?.['KEY']]).size).toBe(4)
    expect(provisioner.secretsOf({ uid: 'uid-1', secrets: [] })).toEqual({})
  })
}

export function measuring(get: Get): void {
  const MB = 1_000_000
  const sizeOf = async (plan: LabPlan) => (await get().provisioner.folderSizes(MB, new AbortController().signal)).get(plan.uid)

  it('of all labs in one look: what was written is in it, of each its own', async () => {
    const [ada, bob] = [get().plan(), get().plan()]
    await made(get(), ada)
    await made(get(), bob)
    const before = await sizeOf(ada)
    await get().sabotage.write(bob, 'x'.repeat(60_000))
    expect([before?.bytes ?? 0, (await sizeOf(ada))?.bytes ?? 0].every((bytes) => bytes < 50_000)).toBe(true)
    expect((await sizeOf(bob))?.bytes).toBeGreaterThanOrEqual(60_000)
  })

  it('a hole claims, and takes no room', async () => {
    const plan = get().plan()
    await made(get(), plan)
    await get().sabotage.makeHole(plan, 50 * MB)
    const { bytes = MB, claims = 0 } = (await sizeOf(plan)) ?? {}
    expect([claims >= 50 * MB, bytes < MB]).toEqual([true, true])
  })

  it('asking leaves everything as it was: nothing is listed that is not a lab', async () => {
    const plan = get().plan()
    const { containerId } = await made(get(), plan)
    await get().sabotage.makeHole(plan, 50 * MB)
    await sizeOf(plan)
    const { byUid, doubtful } = await get().provisioner.list()
    expect([byUid.get(plan.uid)?.containerId, doubtful]).toEqual([containerId, []])
  })

  it("another installation's folders are not told of", async () => {
    const plan = get().plan()
    await made(get(), plan)
    await get().sabotage.write(plan, 'x')
    const sizes = await (await get().stranger()).folderSizes(MB, new AbortController().signal)
    expect(sizes.has(plan.uid)).toBe(false)
  })
}
