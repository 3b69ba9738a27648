import type Docker from 'dockerode'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StoredLab } from '../../src/core/resource/lab-instance'
import { Stage } from '../fixtures/docker-world-stage'

const SEEN_MS = 2_000
const RIGHT_MS = 30_000

interface Deed {
  readonly what: string
  /** One of these is told. */
  readonly reasons: readonly string[]
  readonly isSameContainer: boolean
  act(container: Docker.Container): Promise<unknown>
}

/** One that is removed dies first, by Docker's own events; whoever looks in between sees it stopped. */
const DEEDS: readonly Deed[] = [
  {
    what: 'docker rm -f',
    reasons: ['ContainerMissing', 'StoppedByHand'],
    isSameContainer: false,
    act: (container) => container.remove({ force: true }),
  },
  { what: 'docker stop', reasons: ['StoppedByHand'], isSameContainer: true, act: (container) => container.stop({ t: 0 }) },
  { what: 'docker kill', reasons: ['StoppedByHand'], isSameContainer: true, act: (container) => container.kill() },
  { what: 'docker pause', reasons: ['ContainerPaused'], isSameContainer: true, act: (container) => container.pause() },
]

describe('what is done behind our back', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await Stage.open()
    await stage.labs.tune({ reconcile: { interval: '60s' } }) // So that what is seen was heard from Docker.
    await stage.readyLabs(3)
  })
  afterEach(() => stage?.close())

  it.each(DEEDS)('#112 $what is seen within 2 s and put right, the work kept', async ({ act, reasons, isSameContainer }) => {
    const before = stage.watch.named('student-2') as StoredLab
    const { containerId = '' } = before.status
    const {
      spec: { workDir = '' },
    } = await stage.labs.template('sample-lab')
    await stage.world.write(containerId, 'my work', workDir)

    await act(stage.containerOf('student-2'))
    await stage.watch.until('it is seen', (watch) => watch.named('student-2')?.status.state !== 'ready', SEEN_MS)
    await stage.watch.until('it is put right', (watch) => watch.named('student-2')?.status.state === 'ready', RIGHT_MS)

    const told = stage.watch.events.flatMap(({ lab }) => (lab.metadata.name === 'student-2' ? [lab.status.reason] : []))
    expect(reasons.some((reason) => told.includes(reason))).toBe(true)
    const after = stage.watch.named('student-2')
    expect(after?.status.containerId === containerId).toBe(isSameContainer)
    expect(await stage.world.read(after?.status.containerId ?? '', workDir)).toBe('my work')
    expect(after?.status.expiresAt).toBe(before.status.expiresAt)
  })

  it('#112 docker rename changes nothing for the student, and deleting finds the container all the same', async () => {
    const before = stage.watch.named('student-2') as StoredLab
    await stage.containerOf('student-2').rename({ name: `renamed-${before.metadata.uid.slice(0, 8)}` })
    await stage.containerOf('student-1').kill() // Two passes of everything later, the renamed one is as it was.
    await stage.watch.until('the other is seen', (watch) => watch.named('student-1')?.status.state !== 'ready', SEEN_MS)
    await stage.watch.until('the other is put right', (watch) => watch.named('student-1')?.status.state === 'ready', RIGHT_MS)
    expect(stage.watch.named('student-2')).toEqual(before)
    await stage.expectOrder()
    await stage.deleteAll()
    expect(await stage.containers()).toEqual([])
  })

  it("#112 without Docker's events the next pass finds it", async () => {
    await stage.labs.tune({ drift: { events: false }, reconcile: { interval: '1s' } })
    await stage.containerOf('student-3').remove({ force: true })
    await stage.watch.until('it is seen', (watch) => watch.named('student-3')?.status.state !== 'ready', SEEN_MS + 1_000)
    await stage.watch.until('it is put right', (watch) => watch.named('student-3')?.status.state === 'ready', RIGHT_MS)
  })

  it('#109 all at once: three containers removed, three labs made again, none twice', async () => {
    const before = new Set((await stage.containers()).map(({ id }) => id))
    await Promise.all([...before].map((id) => stage.world.docker.getContainer(id).remove({ force: true })))
    await stage.watch.until('all are seen', (watch) => watch.count('ready') < 3, SEEN_MS)
    await stage.watch.until(
      'all are put right',
      (watch) => watch.count('ready') === 3 && [...watch.labs.values()].every(({ status }) => !before.has(status.containerId ?? '')),
      RIGHT_MS,
    )
    await stage.expectOrder()
  })
})
