import { execFile } from 'node:child_process'
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, type TestContext } from 'vitest'
import { SystemClock } from '../../src/hosts/system-clock'
import { readArchive } from '../../src/provisioners/docker/student-folder/archive-reader'
import { writeArchive, type ArchiveBounds } from '../../src/provisioners/docker/student-folder/archive-writer'
import { anInstallation, aPlan, docker, inside, running } from './provisioner-labs'

const run = promisify(execFile)
const MIB = 1024 ** 2
const GIB = 1024 ** 3

/** What the daemon hands out of a real volume, kept, read back, and unpacked by GNU tar. */
describe("a student's folder in an archive, on real Docker", () => {
  const installation = anInstallation()
  let container = ''
  let at = ''
  beforeAll(async () => {
    container = (await running(installation.provisioner, aPlan())).containerId ?? ''
  })
  afterAll(() => installation.close())
  beforeEach(async () => {
    at = mkdtempSync(join(tmpdir(), 'archive-docker-'))
    await inside(container, 'rm -rf /home/student/* /home/student/.[a-z]*')
  })
  afterEach(() => rmSync(at, { recursive: true, force: true }))
  const make = (script: string) => inside(container, `cd /home/student && ${script}`)
  const keep = async (bounds: Partial<ArchiveBounds> = {}, path = '/home/student') => {
    const stream = (await docker.getContainer(container).getArchive({ path })) as unknown as AsyncIterable<Buffer>
    return writeArchive(stream, { path: join(at, 'a.tar'), clock: new SystemClock(), bounds })
  }
  async function unpack(context: TestContext): Promise<string> {
    const version = await run('tar', ['--version']).catch(() => ({ stdout: '' }))
    if (!version.stdout.includes('GNU tar')) context.skip('only GNU tar unpacks holes as holes')
    await run('tar', ['-xf', join(at, 'a.tar'), '-C', at])
    return join(at, 'student')
  }

  it('comes out of GNU tar as it was: content, links, modes, and names that are no UTF-8', async (context) => {
    await make(
      `mkdir sub && echo hello > sub/notes && chmod 750 sub/notes && busybox ln -s sub/notes link && busybox ln sub/notes twin && echo e > "$(printf 'caf\\351')" && dd if=/dev/urandom of=big bs=1M count=4`,
    )
    const inLab = (await make('busybox md5sum big')).text.split(' ')[0]
    const facts = await keep()
    expect(facts).toMatchObject({ files: 3, folders: 2, links: 2, others: 0, isWhole: true, apparentBytes: 4 * MIB + 8 })
    const folder = await unpack(context)
    expect(readFileSync(join(folder, 'link'), 'utf8')).toBe('hello\n')
    expect([statSync(join(folder, 'sub/notes')).mode & 0o777, statSync(join(folder, 'twin')).nlink]).toEqual([0o750, 2])
    expect(readFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from('caf\xe9', 'latin1')]), 'utf8')).toBe('e\n')
    expect((await run('md5sum', [join(folder, 'big')])).stdout.split(' ')[0]).toBe(inLab)
  })

  it('has holes as holes: 256 MB of them are a few KB here, and as many again when unpacked', async (context) => {
    await make('echo begin > disk && busybox truncate -s 100M disk && echo middle >> disk && busybox truncate -s 256M disk')
    const inLab = (await make('busybox md5sum disk')).text.split(' ')[0]
    const facts = await keep()
    expect(facts).toMatchObject({ isWhole: true, files: 1, apparentBytes: 256 * MIB })
    expect(facts.bytes).toBeLessThan(64 * 1024)
    const { size, blocks } = statSync(join(await unpack(context), 'disk'))
    expect([size, blocks * 512 < MIB]).toEqual([256 * MIB, true])
    expect((await run('md5sum', [join(at, 'student', 'disk')])).stdout.split(' ')[0]).toBe(inLab)
  })

  it('#198 that claims 1000 GB is left at once, names it, keeps what came before, and Docker is free for others', async () => {
    await make('echo mine > a-notes && busybox truncate -s 1000G hollow')
    const started = performance.now()
    const facts = await keep()
    expect(performance.now() - started).toBeLessThan(20_000)
    expect(facts.isWhole).toBe(false)
    expect(facts.leftOut.entries).toContainEqual({ name: 'student/hollow', claims: 1000 * GIB })
    expect((await inside(container, 'echo there')).text).toBe('there')
    const names: string[] = []
    for await (const entry of readArchive(createReadStream(join(at, 'a.tar')), { top: 'student' })) names.push(entry.path.toString())
    expect(names).toEqual(facts.files === 1 ? ['student', 'student/a-notes'] : ['student'])
  })

  it('is read back with all that it has, and goes into a lab again', async () => {
    await make('mkdir sub && echo hello > sub/notes && busybox ln -s sub/notes link && busybox truncate -s 50M hollow')
    await keep()
    const told: string[] = []
    for await (const { type, path, size, uid } of readArchive(createReadStream(join(at, 'a.tar')), { top: 'student' }))
      told.push(`${type} ${path.toString()} ${size} ${uid}`)
    expect(told.sort()).toEqual([
      'file student/hollow 52428800 1000',
      'file student/sub/notes 6 1000',
      'folder student 0 1000',
      'folder student/sub 0 1000',
      'symbolicLink student/link 0 1000',
    ])
    await make('rm -rf sub link hollow')
    await docker.getContainer(container).putArchive(createReadStream(join(at, 'a.tar')), { path: '/home/student' })
    expect((await make('cat student/link; busybox stat -c %s student/hollow')).text.split(/\s+/)).toEqual(['hello', '52428800'])
  })
})
