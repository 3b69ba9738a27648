import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PullProgress } from '../../src/core/provisioner/provisioner'
import { importImage } from '../fixtures/docker-world-image'
import { startRegistry, type Registry } from '../setup/registry.mjs'
import { anInstallation, docker, never } from './provisioner-labs'

describe('an image for labs to come, from a real registry', () => {
  const local = `lrm-test/brought-${randomUUID().slice(0, 8)}:1`
  let registry: Registry
  let home: ReturnType<typeof anInstallation>
  let image: string
  beforeAll(async () => {
    home = anInstallation()
    registry = await startRegistry()
    await importImage(docker, local, { randomMegabytes: 8 })
    image = registry.push(local)
    await docker.getImage(local).remove()
  })
  afterAll(async () => {
    await docker
      .getImage(image)
      .remove()
      .catch(() => undefined) // It is not there if it never arrived.
    await home.close()
    await registry.stop()
  })

  it('is missing, is brought with a percentage that never goes back, and is here; two who want it share one pull', async () => {
    const { provisioner } = home
    expect(await provisioner.imageStatus(image)).toEqual({ image, present: false })
    const bring = async (): Promise<readonly PullProgress[]> => {
      const told: PullProgress[] = []
      for await (const progress of provisioner.pull(image, never)) told.push(progress)
      return told
    }
    const both = await Promise.all([bring(), bring()])
    for (const told of both) {
      const percents = told.map(({ percent = 0 }) => percent)
      expect(percents).toEqual([...percents].sort((one, other) => one - other))
      expect(percents.at(-1)).toBe(100)
    }
    expect(await provisioner.imageStatus(image)).toMatchObject({ present: true, id: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) })
    expect((await bring()).map(({ percent }) => percent)).toEqual([100])
  })

  it('that no registry has is said to be that', async () => {
    const pull = home.provisioner.pull(`${image}-no-such-tag`, never)[Symbol.asyncIterator]()
    await expect(
      (async () => {
        while ((await pull.next()).done !== true);
      })(),
    ).rejects.toMatchObject({ reason: 'ImageNotFound', handling: 'terminal' })
  })
})
