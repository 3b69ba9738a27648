import { describe, expect, it } from 'vitest'
import { observationIn, SnapshotReader } from '../../../src/core/reconciler/snapshot-reader'
import { ListedWorld } from '../../fixtures/listed-world'

describe('a look at the worlds', () => {
  it('is news when a world has changed, or answers again; not when it says that nothing has', async () => {
    const docker = new ListedWorld('docker').has('a')
    const worlds = new SnapshotReader(() => [docker.asProvisioner()])
    const news = async (): Promise<boolean> => (await worlds.read()).hasChanged
    expect([await news(), await news()]).toEqual([true, false])
    docker.has('b')
    expect([await news(), await news()]).toEqual([true, false])
    docker.silence()
    expect([await news(), (docker.silence(false), await news())]).toEqual([false, true])
  })

  it('a lab with two containers is not missing: nothing is said of it', async () => {
    const docker = new ListedWorld('docker')
    docker.doubtful = [{ containerId: 'c', name: 'lab-ada', uid: 'ada', why: { code: 'SecondContainer' } }]
    const snapshots = await new SnapshotReader(() => [docker.asProvisioner()]).read()
    expect([observationIn(snapshots, 'ada'), observationIn(snapshots, 'bob')?.observation.condition]).toEqual([undefined, 'absent'])
  })

  it('a lab of a known provisioner is missing once that one has answered', async () => {
    const [docker, simulated] = [new ListedWorld('docker'), new ListedWorld('simulated')]
    simulated.silence()
    const snapshots = await new SnapshotReader(() => [docker.asProvisioner(), simulated.asProvisioner()]).read()
    expect([
      observationIn(snapshots, 'ada', 'docker')?.observation.condition,
      observationIn(snapshots, 'ada', 'simulated'),
      observationIn(snapshots, 'ada'),
    ]).toEqual(['absent', undefined, undefined])
  })

  it('no provisioner at all is no evidence', async () => {
    expect(observationIn(await new SnapshotReader(() => []).read(), 'ada')).toBeUndefined()
  })
})
