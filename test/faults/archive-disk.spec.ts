import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { writeArchive } from '../../src/provisioners/docker/student-folder/archive-writer'
import { sweepHalfArchives } from '../../src/provisioners/docker/student-folder/collections'
import { file, folder, rawTar, stream } from '../fixtures/a-tar'
import { FakeClock } from '../fixtures/fake-clock'
import { bundleProgram, startProgram } from '../fixtures/program'

function aFolder(): string {
  const at = mkdtempSync(join(tmpdir(), 'archive-disk-'))
  onTestFinished(() => rmSync(at, { recursive: true, force: true }))
  return at
}

it('#199 on a disk that is full an archive is a fault, leaves nothing, and the earlier one is whole', async (context) => {
  if (process.getuid?.() !== 0) return context.skip('only root can mount a small disk')
  const at = aFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4096k', 'tmpfs', at])
  onTestFinished(() => void execFileSync('umount', ['--lazy', at]))
  const keep = (name: string, bytes: number) =>
    writeArchive(stream(rawTar(folder('w'), file('w/work', Buffer.alloc(bytes, 1)))), { path: join(at, name), clock: new FakeClock() })
  const good = await keep('one.tar', 1000)
  const before = readFileSync(good.path)
  // Waiting for its holes to be found, then in the archive itself, then with the very last blocks.
  for (const bytes of [8, 3]) await expect(keep('two.tar', bytes * 1024 * 1024)).rejects.toMatchObject({ code: 'ENOSPC' })
  const { bavail, bsize } = statfsSync(at)
  writeFileSync(join(at, 'ballast'), Buffer.alloc((bavail - 1) * bsize))
  await expect(keep('three.tar', 100_000)).rejects.toMatchObject({ code: 'ENOSPC' })
  expect(readdirSync(at).sort()).toEqual(['ballast', 'one.tar'])
  expect(readFileSync(good.path).equals(before)).toBe(true)
})

it('#199 a process that is killed while it archives leaves nothing that looks like an archive, and the sweep takes what it leaves', async () => {
  const at = aFolder()
  const lab = join(at, 'student-labs', 'python-1-12345678')
  const program = startProgram([process.execPath, await bundleProgram('archive-for-ever'), lab])
  await program.line('writing')
  program.child.kill('SIGKILL')
  await program.ended
  expect(readdirSync(lab).length).toBeGreaterThan(0)
  expect(readdirSync(lab).filter((name) => !name.startsWith('.'))).toEqual([])
  expect(await sweepHalfArchives(at)).toBeGreaterThan(0)
  expect(readdirSync(lab)).toEqual([])
})
