import { execFileSync } from 'node:child_process'
import { readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openLowdbBackend } from '../../src/backends/lowdb/open-lowdb-backend'
import { isStorageError } from '../../src/core/store/storage-backend'
import { FakeClock } from '../fixtures/fake-clock'
import { storeDirectory } from '../fixtures/store-directory'

/** A real file system that is really full. */
function smallDisk(kib: number): string {
  const dir = storeDirectory()
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'tmpfs', dir])
  onTestFinished(() => void execFileSync('umount', ['--lazy', dir]))
  return dir
}

it('#32 #34 on a full tmpfs creating is refused as full, deleting works, room made helps at once, and nothing is damaged', async (context) => {
  if (process.getuid?.() !== 0) return context.skip('only root can mount a small disk')
  const dir = smallDisk(512)
  const options = { dir, clock: new FakeClock(), sizes: { chunkBytes: 32 * 1024, reserveBytes: 16 * 1024 } }
  const { backend } = await openLowdbBackend(options)
  const kept = new Set<string>()
  for (let n = 0; n < 10; n += 1) kept.add((await backend.set(`labs/${n}`, { text: 'x'.repeat(1000) })).key)
  const { bavail, bsize } = statfsSync(dir)
  writeFileSync(join(dir, 'ballast'), Buffer.alloc(bavail * bsize))
  let refused = 0
  for (let n = 100; n < 160; n += 1) {
    await backend.set(`labs/${n}`, { text: 'x'.repeat(1000) }).then(
      ({ key }) => kept.add(key),
      (error: unknown) => {
        expect(isStorageError(error, 'full')).toBe(true)
        refused += 1
      },
    )
  }
  expect(refused).toBeGreaterThan(20)
  for (const key of ['labs/1', 'labs/2']) {
    await backend.set(key, { metadata: { deletionTimestamp: 'now' }, text: 'x'.repeat(4000) }, { urgent: true })
    expect(await backend.delete(key)).toBe(true)
    kept.delete(key)
  }
  rmSync(join(dir, 'ballast'))
  kept.add((await backend.set('labs/later', {})).key)
  await backend.close()
  expect(readdirSync(dir).filter((name) => name.endsWith('.tmp'))).toEqual([])
  const again = await openLowdbBackend(options)
  expect([again.notices, new Set(await again.backend.keys('labs/*'))]).toEqual([[], kept])
  await again.backend.close()
})
