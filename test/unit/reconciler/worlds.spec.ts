import { describe, expect, it } from 'vitest'
import { sightOf, Worlds } from '../../../src/core/reconciler/worlds'
import { ListedWorld } from '../../fixtures/listed-world'

describe('a look at the worlds', () => {
  it('is news when a world has changed, or answers again; not when it says that nothing has', async () => {
    const docker = new ListedWorld('docker').has('a')
    const worlds = new Worlds(() => [docker.asProvisioner()])
    const news = async (): Promise<boolean> => (await worlds.look()).isNews
    expect([await news(), await news()]).toEqual([true, false])
    docker.has('b')
    expect([await news(), await news()]).toEqual([true, false])
    docker.silence()
    expect([await news(), (docker.silence(false), await news())]).toEqual([false, true])
  })

  it('a lab with two containers is not missing: nothing is said of it', async () => {
    const docker = new ListedWorld('docker')
    docker.doubtful = [{ containerId: 'c', name: 'lab-ada', uid: 'ada', why: { code: 'SecondContainer' } }]
    const look = await new Worlds(() => [docker.asProvisioner()]).look()
    expect([sightOf(look, 'ada'), sightOf(look, 'bob')?.observation.condition]).toEqual([undefined, 'absent'])
  })

  it('a lab of a known provisioner is missing once that one has answered', async () => {
    const [docker, simulated] = [new ListedWorld('docker'), new ListedWorld('simulated')]
    simulated.silence()
    const look = await new Worlds(() => [docker.asProvisioner(), simulated.asProvisioner()]).look()
    expect([sightOf(look, 'ada', 'docker')?.observation.condition, sightOf(look, 'ada', 'simulated'), sightOf(look, 'ada')]).toEqual([
      'absent',
      undefined,
      undefined,
    ])
  })

  it('no provisioner at all is no evidence', async () => {
    expect(sightOf(await new Worlds(() => []).look(), 'ada')).toBeUndefined()
  })
})
