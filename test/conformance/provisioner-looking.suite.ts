import { expect, it } from 'vitest'
import type { Readiness } from '../../src/core/resource/lab-template'
import type { Hint, LabPlan, Provisioner } from '../../src/core/provisioner/provisioner'
import { made, until, type ProvisionerBench } from './provisioner-bench'
import { GONE } from '../fixtures/removing'

type Get = () => ProvisionerBench
const never = (): AbortSignal => new AbortController().signal

export function looking(get: Get): void {
  it('absent is an answer, not an error', async () => {
    const plan = get().plan()
    expect(await get().provisioner.observe(plan)).toEqual({ uid: plan.uid, condition: 'absent', ports: {} })
  })

  it('one lab and the whole world are seen alike', async () => {
    const [running, stopped] = [get().plan(), get().plan()]
    await Promise.all([made(get(), running), made(get(), stopped)])
    await get().provisioner.stop(stopped, 1_000)
    const { byUid } = await get().provisioner.list()
    for (const plan of [running, stopped]) {
      const one = await get().provisioner.observe(plan)
      const { condition, containerId, ports, image, generation } = one
      expect(byUid.get(plan.uid)).toMatchObject({
        uid: plan.uid,
        condition,
        ports,
        generation,
        ...(containerId === undefined ? {} : { containerId }),
        ...(image === undefined ? {} : { image }),
      })
    }
  })

  it('#96 the revision of the world stays while nothing changes, and moves when something does', async () => {
    const plan = get().plan()
    await made(get(), plan)
    const first = await get().provisioner.list()
    const second = await get().provisioner.list()
    await get().sabotage.kill(plan)
    const third = await until(get(), async () => {
      const world = await get().provisioner.list()
      return world.byUid.get(plan.uid)?.condition === 'exited' ? world : undefined
    })
    expect([second.revision === first.revision, third.revision === first.revision]).toEqual([true, false])
  })
}

export function ending(get: Get): void {
  it("#113 a killed container has exited with 137, by somebody's hand, and is not called out of memory", async () => {
    const plan = get().plan()
    await made(get(), plan)
    await get().sabotage.kill(plan)
    const seen = await until(get(), async () => {
      const now = await get().provisioner.observe(plan)
      return now.condition === 'exited' ? now : undefined
    })
    expect([seen.exitCode, seen.oomKilled ?? false, seen.ports]).toEqual([137, false, {}])
    expect(['byHand', 'unknown']).toContain(seen.ending)
  })

  it.for([0, 1])('#113 a program that ends by itself with %i is seen so', async (exitCode, context) => {
    const { exit } = get().sabotage
    if (exit === undefined) return context.skip('a program cannot be made to end here')
    const plan = get().plan()
    await made(get(), plan)
    await exit(plan, exitCode)
    const seen = await until(get(), async () => {
      const now = await get().provisioner.observe(plan)
      return now.condition === 'exited' ? now : undefined
    })
    expect([seen.exitCode, seen.ending]).toEqual([exitCode, 'itself'])
  })
}

export function probing(get: Get): void {
  const probe = async (plan: LabPlan) => get().provisioner.probe(plan, await get().provisioner.observe(plan), never())

  it('answers with the endpoint that really answered, on this machine only', async () => {
    const plan = get().plan()
    const { ports } = await made(get(), plan)
    const answer = await until(get(), async () => {
      const now = await probe(plan)
      return now.answered ? now : undefined
    })
    expect(answer.endpoint).toContain(`http://127.0.0.1:${Object.values(ports)[0]}/`)
  })

  it('tells an address only where a page was seen: not of a port, of a command, or of nothing that was asked', async () => {
    const plan = get().plan()
    const seen = await made(get(), plan)
    const byEach: readonly Readiness[] = [
      { type: 'tcp', port: Number(Object.keys(seen.ports)[0]) },
      { type: 'exec', command: ['true'] },
      { type: 'none' },
    ]
    await until(get(), async () => ((await probe(plan)).answered ? true : undefined))
    for (const readiness of byEach)
      expect([readiness.type, await probe({ ...plan, readiness })]).toEqual([readiness.type, { answered: true }])
  })

  it('the template says which answers count; one that does not is told with its number and its address', async () => {
    const plan = get().plan()
    const seen = await made(get(), plan)
    const port = Number(Object.keys(seen.ports)[0])
    await until(get(), async () => ((await probe(plan)).answered ? true : undefined))
    const answer = await probe({ ...plan, readiness: { type: 'http', port, status: ['300-599'] } })
    expect(answer).toEqual({
      answered: false,
      why: { code: 'AnsweredWith', params: { status: 200 } },
      endpoint: expect.stringMatching(/^http:/) as string,
    })
    expect(await probe({ ...plan, readiness: { type: 'http', port, status: [200] } })).toMatchObject({ answered: true })
  })

  it('nothing answers for a lab that is stopped, or not there: an answer, not an error', async () => {
    const plan = get().plan()
    const running = await made(get(), plan)
    await get().provisioner.stop(plan, 1_000)
    const stopped = await get().provisioner.probe(plan, running, never())
    await get().provisioner.remove(plan, GONE)
    const removed = await get().provisioner.probe(plan, running, never())
    expect([stopped, removed]).toEqual(
      [stopped, removed].map(() => ({
        answered: false,
        why: { code: expect.stringMatching(/^NotRunningYet$|^NoAnswerYet$/) as string, params: expect.anything() as object },
      })),
    )
  })
}

export function hinting(get: Get): void {
  const heardBy = (provisioner: Provisioner) => {
    const hints: Hint[] = []
    return { hints, leave: provisioner.onDidHint((hint) => hints.push(hint)) }
  }
  const about = (hints: readonly Hint[], { uid }: LabPlan) => hints.find((hint) => hint.type === 'lab' && hint.uid === uid)

  it.each(['kill', 'remove', 'pause'] as const)("#112 tells to look after somebody's %s", async (verb) => {
    const plan = get().plan()
    await made(get(), plan)
    await get().tick()
    const { hints, leave } = heardBy(get().provisioner)
    await get().sabotage[verb](plan)
    expect(await until(get(), () => about(hints, plan))).toMatchObject({ type: 'lab', uid: plan.uid })
    leave()
  })

  it('tells nobody who has left', async () => {
    const plan = get().plan()
    await made(get(), plan)
    const [gone, here] = [heardBy(get().provisioner), heardBy(get().provisioner)]
    gone.leave()
    gone.hints.length = 0
    await get().sabotage.kill(plan)
    await until(get(), () => about(here.hints, plan))
    here.leave()
    expect(gone.hints).toEqual([])
  })
}
