import Docker from 'dockerode'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pause } from '../../src/core/clock/pause'
import { dice } from '../fixtures/dice'
import { DOCKER_HOST, DockerWorld } from '../fixtures/docker-world'
import { bundleProgram } from '../fixtures/program'
import { buildWordedImage, removeWordedImages } from '../docker/worded-for-work'
import { CaughtStarts } from './work/caught'
import { FastClock } from './work/fast-clock'
import { Hand } from './work/hand'
import { Oracle } from './work/oracle'
import { School } from './work/school'
import { visit } from './work/students'

const HOURS = Number(process.env['SOAK_HOURS'] ?? 8)
const SEED = Number(process.env['SOAK_SEED'] ?? Date.now() % 100_000)
/** Eight hours in eight minutes: what is asked of the real Docker takes its own time. */
const SPEED = 60
const HOUR = 3_600_000
const MINUTE = 60_000
const STUDENTS_AT_ONCE = 3
const SETTLED_MS = 180_000

const SOCKET = DOCKER_HOST.replace('unix://', '')
const world = new DockerWorld()
/** For hands that must not wait for ever for a Docker that is stuck. */
const docker = new Docker({ socketPath: SOCKET, timeout: 30_000 })
const caught = new CaughtStarts()
const beginning = { at: Date.now(), speed: SPEED }
const clock = new FastClock(beginning)
let school: School
let volumeImage: string

beforeAll(async () => {
  school = new School(await bundleProgram('fast-server', 'test/soak/work'), beginning, SOCKET)
  volumeImage = await buildWordedImage(['VOLUME ["/data"]'])
}, 120_000)
afterAll(async () => {
  await school?.close()
  await world.sweep(school?.instances ?? [])
  await removeWordedImages()
}, 120_000)

it(
  `#214 of ${HOURS} h in which a random hand edits, prunes, kills and fills disks, no byte that a student wrote is lost untold (SOAK_SEED=${SEED})`,
  { timeout: 60 * MINUTE },
  async () => {
    const roll = dice(SEED)
    const oracle = new Oracle(school.dataDir)
    const hand = new Hand({ school, docker, oracle, clock, roll, volumeImage })
    const steps: string[] = []
    await school.line.open()
    await school.start()
    await hand.offerTemplates()
    await hand.tune({ cleanup: { gracePeriod: '30m', interval: '60s' } })
    const labs = async () => {
      const [all, deleted] = await Promise.all([school.labs.all(), school.labs.deleted()])
      oracle.hear(all, deleted)
      return all
    }
    /** Only in labs whose address was told. */
    const study = async () => {
      await labs()
      const containers = (await containersOf()).filter(({ state, uid, id }) => state === 'running' && oracle.wasOpened(uid, id))
      for (let student = 0; student < STUDENTS_AT_ONCE && containers.length > 0; student++) {
        const [container] = containers.splice(Math.floor(roll() * containers.length), 1)
        const seen = container === undefined ? undefined : await visit(docker, container, roll)
        if (container !== undefined && seen !== undefined) await oracle.visited(container.uid, container.name, seen)
      }
    }
    const containersOf = async () => (await Promise.all(school.instances.map((id) => world.containersOf(id)))).flat()
    const judge = async () => {
      const all = await labs()
      const containers = await containersOf()
      for (const id of caught.thaw(containers.map(({ id: each }) => each))) steps.push(`Docker was stuck with ${id.slice(0, 12)}; thawed`)
      const known = new Set([...all.map(({ metadata }) => metadata.uid), ...containers.map(({ uid }) => uid)])
      await oracle.judgeGone((uid) => known.has(uid))
      expect(oracle.violations, `after ${steps.length} steps:\n${steps.slice(-40).join('\n')}`).toEqual([])
    }

    while (clock.now() < beginning.at + HOURS * HOUR) {
      await study()
      const what = await hand.act(await labs())
      steps.push(`${new Date(clock.now()).toISOString().slice(11, 19)} ${what}`)
      await pause(clock, roll() * MINUTE)
      await judge()
    }

    await hand.makeWhole()
    const isOver = async (): Promise<string[]> => {
      await school.labs.adopt()
      await school.labs.deleteAll()
      await judge()
      return [
        ...(await labs()).map(
          ({ metadata, status }) =>
            `${metadata.name} ${status.state} ${JSON.stringify(status.conditions)} ${JSON.stringify(status.transitions?.slice(-6))}`,
        ),
        ...(await containersOf()).map(({ name }) => name),
      ]
    }
    await expect.poll(isOver, { timeout: SETTLED_MS, interval: 1_000, message: `of ${steps.join('\n')}` }).toEqual([])
    await oracle.judgeAll()
    expect(oracle.violations, `after ${steps.length} steps:\n${steps.join('\n')}`).toEqual([])
    expect(oracle.counts.written, 'a day without work proves nothing').toBeGreaterThan(HOURS * 20)
    expect(oracle.counts.archived).toBeGreaterThan(HOURS * 5)
    console.log(`${steps.length} steps in ${Math.round((clock.now() - beginning.at) / SPEED / 1000)} s: ${oracle.summary}`)
  },
)
