import { expect, it } from 'vitest'
import { misfits, startMisfits } from '../../src/core/plan/fit'
import type { LabPlan } from '../../src/core/provisioner/provisioner'
import { made, until, type ProvisionerBench } from './provisioner-bench'

type Get = () => ProvisionerBench
const never = (): AbortSignal => new AbortController().signal

interface Change {
  readonly field: string
  readonly before?: Partial<LabPlan>
  readonly after: Partial<LabPlan>
}

const LIMITS = { cpu: 1, memoryBytes: 64 << 20, pids: 64 }
const CHANGES: readonly Change[] = [
  { field: 'command', after: { command: ['/bin/sh', '-c', 'httpd -f -p 8080 -h /www; true'] } },
  { field: 'environment.GREETING', after: { environment: { GREETING: 'hello' } } },
  { field: 'environment.GREETING', before: { environment: { GREETING: 'hello' } }, after: { environment: { GREETING: 'goodbye' } } },
  { field: 'environment.GREETING', before: { environment: { GREETING: 'hello' } }, after: { environment: {} } },
  { field: 'environment.KEY', before: { environment: { KEY: 'a\nb' } }, after: { environment: { KEY: 'a\nc' } } },
  { field: 'secrets', after: { secrets: ['TOKEN'] } },
  { field: 'user', after: { user: '1001:1001' } },
  {
    field: 'ports',
    after: {
      ports: [
        { name: 'http', containerPort: 8080 },
        { name: 'more', containerPort: 9090 },
      ],
    },
  },
  { field: 'workDir', after: { workDir: '/tmp/elsewhere' } },
  { field: 'writable', after: { writable: ['/var/cache'] } },
  { field: 'capabilities', after: { capabilities: ['NET_BIND_SERVICE'] } },
  { field: 'resources', after: { templateLimits: { ...LIMITS, pids: 80 }, limits: { ...LIMITS, pids: 80 } } },
]

/** Whether a container fits a plan, said alike by every world and acted upon alike. */
export function fitting(get: Get): void {
  it('what was just made fits, seen alone and in the list', async () => {
    const plan = get().plan()
    const one = await made(get(), plan)
    const listed = (await get().provisioner.list()).byUid.get(plan.uid)
    expect([misfits(plan, one), listed && misfits(plan, listed), startMisfits(plan, one)]).toEqual([[], [], []])
  })

  it.each(CHANGES)(
    '$field changed: it is seen, left alone while it runs, and brought about at the next restart, the folder kept',
    async ({ field, before = {}, after }) => {
      const plan = get().plan(before)
      const first = await made(get(), plan)
      await get().sabotage.write(plan, 'kept')
      const changed = { ...plan, ...after }
      const listed = (await get().provisioner.list()).byUid.get(plan.uid)
      expect([misfits(changed, first), listed && misfits(changed, listed)]).toEqual([[field], [field]])
      expect((await made(get(), changed)).containerId).toBe(first.containerId)
      const restarted = await get().provisioner.restart(changed, never())
      expect(restarted).toMatchObject({ phase: 'running' })
      const now = await get().provisioner.observe(changed)
      expect([now.containerId === first.containerId, misfits(changed, now)]).toEqual([false, []])
      if (field !== 'workDir') expect(await get().sabotage.read(changed)).toContain('kept')
    },
  )

  it('a stopped misfit gives way when the lab is started, and a stopped one that fits is started again', async () => {
    const plan = get().plan()
    const first = await made(get(), plan)
    await get().provisioner.stop(plan, 1_000)
    const same = await made(get(), plan)
    await get().provisioner.stop(plan, 1_000)
    const other = await made(get(), { ...plan, environment: { A: 'b' } })
    expect([same.containerId === first.containerId, other.containerId === first.containerId]).toEqual([true, false])
  })

  it('a tag that was built anew is a misfit: the next restart brings the new image', async (context) => {
    const { rebuildImage } = get().sabotage
    if (rebuildImage === undefined) return context.skip('a tag cannot be moved here')
    const { plan, restore } = await rebuildImage(async (image) => {
      const wanted = get().plan(image === undefined ? {} : { image })
      await made(get(), wanted)
      return wanted
    })
    try {
      const seen = await until(get(), async () => {
        const now = await get().provisioner.observe(plan)
        return now.hasNewerImage === true ? now : undefined
      })
      expect(misfits(plan, seen)).toEqual(['image'])
      await get().provisioner.restart(plan, never())
      const after = await get().provisioner.observe(plan)
      expect([after.containerId === seen.containerId, misfits(plan, after)]).toEqual([false, []])
    } finally {
      await restore()
    }
  })

  it('cut off its network it is a misfit, running or not, and is put back', async () => {
    const plan = get().plan()
    const first = await made(get(), plan)
    await get().sabotage.disconnect(plan)
    const seen = await until(get(), async () => {
      const now = await get().provisioner.observe(plan)
      return now.isCutOff === true ? now : undefined
    })
    const listed = (await get().provisioner.list()).byUid.get(plan.uid)
    expect([seen.containerId, listed?.isCutOff]).toEqual([first.containerId, true])
    const after = await made(get(), plan)
    expect([after.isCutOff ?? false, startMisfits(plan, after)]).toEqual([false, []])
  })

  it('is published where the plan says, also after a restart and in another container', async () => {
    const port = 20_000 + Math.floor(Math.random() * 9_000)
    const plan = get().plan({ hostPorts: { 8080: port } })
    const first = await made(get(), plan)
    await get().provisioner.restart(plan, never())
    const restarted = await get().provisioner.observe(plan)
    await get().sabotage.remove(plan)
    const again = await made(get(), plan)
    expect([first.ports, restarted.ports, again.ports]).toEqual([{ 8080: port }, { 8080: port }, { 8080: port }])
    const moved = { ...plan, hostPorts: { 8080: port + 1 } }
    await get().provisioner.restart(moved, never())
    expect((await get().provisioner.observe(moved)).ports).toEqual({ 8080: port + 1 })
  })

  it('a port that somebody else has is told as such, and leaves nothing in the way of another', async () => {
    const port = 20_000 + Math.floor(Math.random() * 9_000)
    await made(get(), get().plan({ hostPorts: { 8080: port } }))
    const second = get().plan({ hostPorts: { 8080: port } })
    await expect(made(get(), second)).rejects.toMatchObject({ reason: 'PortConflict' })
    const elsewhere = await made(get(), { ...second, hostPorts: { 8080: port + 1 } })
    expect(elsewhere.ports).toEqual({ 8080: port + 1 })
  })

  it('a container with a writable root stays at a restart, whatever else has changed', async () => {
    const plan = get().plan({ writable: true })
    const first = await made(get(), plan)
    const changed = { ...plan, environment: { A: 'b' } }
    await get().provisioner.restart(changed, never())
    await get().provisioner.stop(changed, 1_000)
    const after = await made(get(), changed)
    expect([after.containerId, after.holds, misfits(changed, after)]).toEqual([first.containerId, ['/'], ['environment.A']])
  })

  it.each([
    ['stopped', false],
    ['refused while it ran', true],
  ])('limits of its own that were %s are in force from the next start on, in the same container', async (_what, isRunning) => {
    const plan = get().plan()
    const first = await made(get(), plan)
    if (!isRunning) await get().provisioner.stop(plan, 1_000)
    const own = { memoryBytes: 48 << 20, pids: 70 }
    const limited = { ...plan, limits: { ...plan.limits, ...own }, ownLimits: own }
    const now = await get().provisioner.restart(limited, never())
    expect(now).toMatchObject({
      phase: 'running',
      observation: { condition: 'running', containerId: first.containerId, limits: { ...plan.limits, ...own } },
    })
    await get().provisioner.stop(plan, 1_000)
    expect(await made(get(), plan)).toMatchObject({ containerId: first.containerId, limits: plan.limits })
  })

  it('limits change on the running lab, and are refused where more memory is used', async () => {
    const plan = get().plan()
    const first = await made(get(), plan)
    await get().provisioner.limit(plan, { cpu: 0.5, memoryBytes: 96 << 20, pids: 99 })
    const after = await get().provisioner.observe(plan)
    expect([after.containerId, after.limits]).toEqual([first.containerId, { cpu: 0.5, memoryBytes: 96 << 20, pids: 99 }])
    await get().sabotage.useMemory(plan, 40 << 20)
    await expect(get().provisioner.limit(plan, { cpu: 0.5, memoryBytes: 8 << 20, pids: 99 })).rejects.toMatchObject({
      reason: 'LimitBelowUse',
      sentence: { code: 'LimitBelowUse', params: { limitMiB: 8, usedMiB: expect.any(Number) } },
    })
    expect((await get().provisioner.observe(plan)).limits).toEqual({ cpu: 0.5, memoryBytes: 96 << 20, pids: 99 })
  })
}
