import { createReadStream, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isProvisionerError } from '../../src/core/provisioner/provisioner-error'
import { readArchive } from '../../src/provisioners/docker/student-folder/archive/archive-reader'
import { GONE } from '../fixtures/removing'
import { buildWordedImage, removeWordedImages } from './worded-for-work'
import { anInstallation, aPlan, docker, inside, running } from './provisioner-labs'

const MIB = 1024 ** 2
const GIB = 1024 ** 3
const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6)} MB`

describe('around a file that claims too much', () => {
  let home: ReturnType<typeof anInstallation>
  beforeEach(() => {
    home = anInstallation()
  })
  afterEach(async () => {
    await home.close()
    await removeWordedImages()
  })

  async function atWork(commands: string, overrides: Parameters<typeof aPlan>[0] = {}) {
    const plan = aPlan(overrides)
    const { containerId = '' } = await running(home.provisioner, plan)
    expect((await inside(containerId, `cd /home/student && ${commands}`)).code).toBe(0)
    return { ...plan, containerId }
  }
  /** What stands in the way of the deletion, told as data. */
  async function blocked(plan: ReturnType<typeof aPlan>) {
    const error: unknown = await home.provisioner.remove(plan, GONE).catch((why: unknown) => why)
    if (!isProvisionerError(error)) throw new Error(`It was removed: ${String(error)}`)
    return { reason: error.reason, ...(error.sentence?.params as { path: string; missing: string; claimsMB: number }) }
  }
  async function entriesOf(path: string) {
    const [kept, refused]: [string[], unknown[]] = [[], []]
    for await (const entry of readArchive(createReadStream(path), { onRefused: ({ params }) => refused.push(params?.['name']) })) {
      const pieces: Buffer[] = []
      if (entry.type === 'file' && entry.size < 1000) for await (const piece of entry.content()) pieces.push(Buffer.from(piece))
      const content = entry.size < 1000 ? Buffer.concat(pieces).toString().trim() : String(entry.size)
      kept.push(`${entry.path.toString('latin1')} ${entry.type} ${content}${entry.target.toString('latin1')}`.trim())
    }
    return { kept, refused }
  }
  const helpersLeft = async () => {
    const label = [`com.neuroglia.lab.instance=${home.instanceId}`, 'com.neuroglia.lab.role']
    return (await docker.listContainers({ all: true, filters: { label } })).length
  }

  it('all else is in its archive: before it, behind it, of any name, with its links and holes; the large ones are named with what they claim', async () => {
    const many = 'i=0; while [ $i -lt 400 ]; do echo $i > "$(printf \'c/many-%0200d\' $i)"; i=$((i+1)); done'
    const plan = await atWork(
      `busybox truncate -s 1000G a && echo b > b && chmod 600 b && mkdir -p c/deep && busybox truncate -s 900G "$(printf 'c/0\\n\\351')" && echo x > c/deep/x &&
      echo line > "$(printf 'new\\nline')" && echo e > "$(printf 'caf\\351')" && echo dash > ./-rf && ln -s b link && busybox ln b twin && busybox ln a second &&
      echo begin > holey && busybox truncate -s 100M holey && busybox mkfifo pipe; echo z > z; ${many}`,
    )
    const { reason, path, missing, claimsMB } = await blocked(plan)
    expect(reason).toBe('WorkTooLarge')
    const thousand = megabytes(1000 * GIB)
    expect(missing.split(', ').toSorted()).toEqual([
      `student/a (${thousand})`,
      `student/c/0\ufffd\ufffd (${megabytes(900 * GIB)})`,
      `student/second (${thousand})`,
    ])
    expect(claimsMB).toBeGreaterThan((1900 * GIB) / 1e6)
    const { kept, refused } = await entriesOf(path)
    expect(kept).toEqual(
      expect.arrayContaining([
        'student/b file b',
        'student/c/deep/x file x',
        'student/caf\xe9 file e',
        'student/-rf file dash',
        'student/link symbolicLink b',
        `student/holey file ${100 * MIB}`,
        'student/z file z',
      ]),
    )
    expect(kept.some((line) => /^student\/(twin hardLink student\/b|b hardLink student\/twin)$/.test(line))).toBe(true)
    expect([kept.filter((line) => line.includes('many-')).length, refused]).toEqual([
      400,
      expect.arrayContaining(['student/new\ufffdline']),
    ])
    expect(statSync(path).size).toBeLessThan(2 * MIB)
    expect([(await home.provisioner.observe(plan)).condition, await helpersLeft()]).toEqual(['exited', 0])
    expect(readdirSync(dirname(path))).toEqual(['partial.tar'])
  })

  it('another volume of the lab is kept beside it, and with the next attempt nothing lies there twice', async () => {
    const image = await buildWordedImage(['VOLUME ["/data"]'])
    const plan = await atWork('busybox truncate -s 1000G a && echo b > b && echo row > /data/table.csv', { image })
    const first = await blocked(plan)
    const { path } = await blocked(plan)
    expect(readdirSync(dirname(path)).toSorted()).toEqual(['partial-data.tar', 'partial.tar'])
    expect([first.path, (await entriesOf(join(dirname(path), 'partial-data.tar'))).kept]).toEqual([
      path,
      expect.arrayContaining(['data/table.csv file row']),
    ])
  })
})
