import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Stage } from '../fixtures/docker-world-stage'
import { seededRandom } from '../fixtures/docker-world-chance'

const LABS = 24
const SECOND_START_MS = 120_000

describe('the server is killed in the middle', () => {
  let stage: Stage
  beforeEach(async () => void (stage = await Stage.open()))
  afterEach(() => stage?.close())

  /** The moment is a number of events: they are dense where there is something to break. */
  it.each([1, 2, 3])(
    '#73 #74 kill -9 at a random moment, started again: the same end, no container twice, nothing acknowledged is lost (%i)',
    async (round) => {
      const seed = Number(process.env['LRM_SEED'] ?? Date.now() + round)
      const killAfter = Math.floor(seededRandom(seed)() * LABS * 3) + 1
      console.log(`LRM_SEED=${seed}: killed after ${killAfter} events`)

      const acknowledged = new Set<string>()
      const declaring = Promise.allSettled(
        Array.from({ length: LABS }, async (_, index) => {
          const { metadata } = await stage.labs.declare(`student-${index}`)
          acknowledged.add(metadata.uid)
        }),
      )
      await stage.watch.until('the moment of the kill', ({ events }) => events.length >= killAfter, 60_000)
      await stage.app.kill9()
      await declaring
      const containersBefore = await stage.containers()
      const before = new Map(containersBefore.map(({ uid, id }) => [uid, id]))
      expect(before.size).toBe(containersBefore.length)

      await stage.start()
      const known = await stage.labs.all()
      expect(known.map(({ metadata }) => metadata.uid)).toEqual(expect.arrayContaining([...acknowledged]))
      await stage.watch.until('all ready', (watch) => watch.count('ready') === known.length, SECOND_START_MS)
      await stage.expectOrder()
      const adopted = (await stage.containers()).filter(({ uid, id }) => before.has(uid) && before.get(uid) !== id)
      expect(adopted).toEqual([])

      await stage.deleteAll()
      expect(await stage.containers()).toEqual([])
    },
  )

  it('#81 kill -9 while all are being deleted, started again: nothing is left, nothing comes back', async () => {
    await stage.readyLabs(10)
    await stage.labs.deleteAll()
    await stage.watch.until('some are gone, some are not', ({ labs }) => labs.size < 8, 60_000)
    await stage.app.kill9()

    await stage.start()
    await stage.watch.until('no lab left', ({ labs }) => labs.size === 0, SECOND_START_MS)
    expect([await stage.containers(), await stage.world.volumesOf(stage.app.instanceId)]).toEqual([[], []])
  })
})
