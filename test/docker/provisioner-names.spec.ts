import { createReadStream, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readArchive } from '../../src/provisioners/docker/student-folder/archive/archive-reader'
import { GONE } from '../fixtures/removing'
import { anInstallation, aPlan, docker, inside, running } from './provisioner-labs'

describe('names are bytes from the container to the archive and back', () => {
  let home: ReturnType<typeof anInstallation>
  beforeEach(() => {
    home = anInstallation()
  })
  afterEach(() => home.close())

  async function asRoot(containerId: string, command: string): Promise<void> {
    const exec = await docker.getContainer(containerId).exec({ Cmd: ['/bin/sh', '-c', command], User: '0:0', AttachStdout: true })
    const stream = await exec.start({})
    await new Promise((resolve) => stream.on('end', resolve).resume())
  }

  /** What is in all archives of a collection: name and content, a character a byte. */
  async function readBack(path: string): Promise<readonly string[]> {
    const told: string[] = []
    for (const name of readdirSync(dirname(path)).filter((each) => each.endsWith('.tar'))) {
      for await (const entry of readArchive(createReadStream(join(dirname(path), name)))) {
        const pieces: Buffer[] = []
        for await (const piece of entry.content()) pieces.push(Buffer.from(piece))
        const text = entry.type === 'file' ? Buffer.concat(pieces).toString().trim() : entry.type
        told.push(`${entry.path.toString('latin1')}: ${text}${entry.target.length > 0 ? ` ${entry.target.toString('latin1')}` : ''}`)
      }
    }
    return told.sort()
  }

  it('two that differ only in a byte that is no UTF-8 are two: in the folder, in a new folder of a writable root, and in a folder of the image', async () => {
    const plan = aPlan({ writable: true })
    const { containerId = '' } = await running(home.provisioner, plan)
    const two = (folder: string) =>
      `mkdir -p ${folder}; echo one > "$(printf '${folder}/caf\\351')"; echo two > "$(printf '${folder}/caf\\350')"`
    expect((await inside(containerId, two('/home/student'))).code).toBe(0)
    const long = 'n'.repeat(120)
    await asRoot(
      containerId,
      `${two('/srv/new')}; cd /srv/new; echo long > ${long}; busybox ln "$(printf 'caf\\351')" "$(printf 'tw\\351n')"; ln -s caf l; ${two('/etc')}; mkdir "$(printf '/etc/d\\351')"; echo in > "$(printf '/etc/d\\351/x')"; echo top > "$(printf '/t\\351p')"`,
    )
    const work = await home.provisioner.remove({ ...plan, containerId }, GONE)
    const told = await readBack(work?.path ?? '')
    for (const folder of ['student', 'srv/new', 'etc'])
      expect(told).toEqual(expect.arrayContaining([`${folder}/caf\xe9: one`, `${folder}/caf\xe8: two`]))
    expect(told).toEqual(
      expect.arrayContaining([`srv/new/${long}: long`, 'srv/new/tw\xe9n: hardLink srv/new/caf\xe9', 'etc/d\xe9/x: in', 't\xe9p: top']),
    )
    expect(told.filter((line) => line.startsWith('etc/passwd'))).toEqual([])
  })
})
