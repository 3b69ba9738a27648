import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLowdbBackend, type OpenedStore } from '../../src/backends/lowdb/open-lowdb-backend'
import { FakeClock } from '../fixtures/fake-clock'
import { CUTS, StoppedFileSystem, untilStill, type Cut } from '../fixtures/stopped-file-system'
import { storeDirectory } from '../fixtures/store-directory'

/** Small, so that a few dozen writes bring about several journals and snapshots. */
const SIZES = { chunkBytes: 4096, reserveBytes: 1024 }

/** The lock names this very process, which lives on: what a kill does to its owner is done here by hand. */
function open(dir: string, disk?: StoppedFileSystem): Promise<OpenedStore> {
  if (existsSync(join(dir, 'store.lock'))) rmSync(join(dir, 'store.lock'))
  return openLowdbBackend({ dir, clock: new FakeClock(), sizes: SIZES, ...(disk === undefined ? {} : { files: disk.files }) })
}

interface Storm {
  readonly acked: Map<string, number>
  asked: string | undefined
}

/** One write after the other until the disk stops; the write under way then may have happened or not. */
async function storm(dir: string, disk: StoppedFileSystem): Promise<Storm> {
  const told: Storm = { acked: new Map(), asked: undefined }
  const run = async (): Promise<void> => {
    const { backend } = await open(dir, disk)
    for (let n = 0; n < 60; n += 1) {
      const key = `labs/${n % 7}`
      told.asked = key
      // What goes on behind the scenes gets its turn, also on a disk that answers at once.
      if (n % 5 === 0) await untilStill(disk, 3)
      told.acked.set(key, (await backend.set(key, { n, text: 'x'.repeat(1500) })).revision)
    }
  }
  void run().catch(() => undefined)
  await untilStill(disk)
  return told
}

it('#27 killed before, in the middle of and after every call that changes the disk: old or new, and all that was acknowledged', async () => {
  const whole = new StoppedFileSystem()
  await storm(storeDirectory(), whole)
  const points = new Map<string, number>()
  for (const cut of CUTS) {
    for (let at = 1; at <= whole.calls; at += 1) {
      const [dir, disk] = [storeDirectory(), new StoppedFileSystem(at, cut)]
      const { acked, asked } = await storm(dir, disk)
      points.set(disk.stoppedAt ?? 'never', (points.get(disk.stoppedAt ?? 'never') ?? 0) + 1)
      const { backend, notices } = await open(dir)
      // Half a line at the end of a journal looks like one that decayed: told, so that nobody is misled.
      const untold = disk.stoppedAt === 'half write' ? [] : notices
      const wrong: string[] = []
      for (const [key, revision] of acked) {
        const found = (await backend.get(key))?.revision ?? 0
        if (found < revision || (found > revision && key !== asked)) wrong.push(`${key} at ${found} instead of ${revision}`)
      }
      expect({ at, stoppedAt: disk.stoppedAt, wrong, untold }).toEqual({ at, stoppedAt: disk.stoppedAt, wrong: [], untold: [] })
      await backend.close()
      expect(readdirSync(dir).filter((name) => name.endsWith('.tmp'))).toEqual([])
    }
  }
  for (const point of [
    'after create',
    'half write',
    'before sync',
    'after sync',
    'before rename',
    'after rename',
    'before syncDirectory',
    'after syncDirectory',
  ]) {
    expect({ point, wasHit: (points.get(point) ?? 0) > 0 }).toEqual({ point, wasHit: true })
  }
})

it('#63 killed at any step of the recovery itself: the next start comes to the same end, and the damaged bytes are still there', async () => {
  const good = storeDirectory()
  await storm(good, new StoppedFileSystem())
  const keys = await keysOf(good)
  const wreck = Buffer.from('{"formatVersion":1, and then nothing')
  const damaged = (): string => {
    const dir = storeDirectory()
    for (const name of readdirSync(good)) copyFileSync(join(good, name), join(dir, name))
    writeFileSync(join(dir, 'state.json'), wreck)
    return dir
  }
  const whole = new StoppedFileSystem()
  await (await open(damaged(), whole)).backend.close()
  for (const cut of CUTS) {
    for (let at = 1; at <= whole.calls; at += 1) {
      const dir = damaged()
      await killedWhileOpening(dir, at, cut)
      // Killed once more a little later in the second attempt.
      await killedWhileOpening(dir, at + 2, cut)
      const found = await keysOf(dir)
      const kept = readdirSync(dir).some((name) => readFileSync(join(dir, name)).equals(wreck))
      expect({ at, cut, found, kept }).toEqual({ at, cut, found: keys, kept: true })
    }
  }
})

async function killedWhileOpening(dir: string, at: number, cut: Cut): Promise<void> {
  const disk = new StoppedFileSystem(at, cut)
  void open(dir, disk).catch(() => undefined)
  await untilStill(disk)
}

async function keysOf(dir: string): Promise<readonly string[]> {
  const { backend } = await open(dir)
  const keys = await backend.keys('labs/*')
  await backend.close()
  return keys
}
