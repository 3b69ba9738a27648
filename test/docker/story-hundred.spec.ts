import { setTimeout as passing } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NETWORK_NAME } from '../../src/provisioners/docker/container/labels'
import { Stage } from '../fixtures/docker-world-stage'

const LABS = 100
const WITHIN_MS = 20_000
const CAP = 10

describe('a class of a hundred on real Docker', () => {
  let stage: Stage
  beforeEach(async () => void (stage = await Stage.open()))
  afterEach(() => stage?.close())

  it('#92 100 labs declared at random times within 20 s, poll 2 s, reconcile 10 s: 100 ready, 0 failed, 0 undetected; all deleted, 0 containers left', async () => {
    await stage.labs.tune({
      watch: { mode: 'poll', pollInterval: '2s' },
      reconcile: { interval: '10s' },
      provisioning: { maxConcurrent: CAP },
    })
    const { watch } = stage
    const declared = await Promise.all(
      Array.from({ length: LABS }, async (_, index) => {
        await passing(Math.random() * WITHIN_MS) // Students come when they come.
        return stage.labs.declare(`student-${index}`)
      }),
    )
    await watch.until('100 labs ready', () => watch.count('ready') === LABS, 150_000)

    expect({ failed: watch.events.filter(({ lab }) => lab.status.state === 'failed').length, most: watch.mostProvisioning <= CAP }).toEqual(
      { failed: 0, most: true },
    )
    expect(new Set(watch.labs.keys())).toEqual(new Set(declared.map(({ metadata }) => metadata.uid)))
    expect(new Set([...watch.labs.values()].map(({ status }) => status.endpoint)).size).toBe(LABS)
    await stage.expectOrder()

    await stage.deleteAll()
    expect([await stage.containers(), await stage.world.volumesOf(stage.app.instanceId)]).toEqual([[], []])
    expect((await stage.labs.deleted()).length).toBe(LABS)
  })

  it("100 declared at once after the labs' network was pruned: one network is made, all are ready on it, each at an address of its own", async () => {
    const {
      watch,
      world: { docker },
    } = stage
    // As `docker network prune` does; one that other labs of this machine are on stays, as it does there.
    await docker
      .getNetwork(NETWORK_NAME)
      .remove()
      .catch(() => undefined)
    await Promise.all(Array.from({ length: LABS }, (_, index) => stage.labs.declare(`student-${index}`)))
    await watch.until('100 labs ready', () => watch.count('ready') === LABS, 150_000)

    const labs = [...watch.labs.values()]
    expect((await docker.listNetworks()).filter(({ Name }) => Name === NETWORK_NAME).length).toBe(1)
    expect(new Set(labs.map(({ status }) => status.ports?.['8080'])).size).toBe(LABS)
    expect(watch.events.filter(({ lab }) => lab.status.state === 'failed').length).toBe(0)
    await stage.expectOrder()
    await stage.deleteAll()
  })
})
