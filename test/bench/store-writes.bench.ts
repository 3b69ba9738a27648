import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { openLowdbBackend } from '../../src/backends/lowdb/open-lowdb-backend'
import type { StorageBackend } from '../../src/core/store/storage-backend'
import { SystemClock } from '../../src/hosts/system-clock'
import { fillStore, labKeyOf, storedLab } from './bench-labs'
import { BenchReport } from './bench-report'
import { alternate, median, timePer } from './rounds'

/**
 * What durability costs over what it must cost. The yardstick is a bare loop that appends the same bytes to a file on the same
 * disk and syncs after each: nobody who acknowledges single writes can be faster, only writers that share a sync can.
 */
const WRITES = 200
const WRITERS = 64
/** Made before: what a lab costs to build is not what it costs to store. */
const VALUES = Array.from({ length: WRITERS }, (_, writer) => [storedLab(writer, 0), storedLab(writer, 1)])
const report = new BenchReport('durable compare-and-set writes, against a bare append + fdatasync loop')

for (const labs of [100, 10_000]) await measure(labs)
report.finish()

async function measure(labs: number): Promise<void> {
  // Beside the system's own data, not in /tmp: that may be memory.
  const dir = mkdtempSync('/var/tmp/lrm-bench-')
  const { backend } = await openLowdbBackend({ dir: join(dir, 'store'), clock: new SystemClock() })
  await fillStore(backend, labs)
  const text = `${JSON.stringify(storedLab(0))}\n`
  const file = openSync(join(dir, 'bare'), 'a')
  const roomy = openSync(join(dir, 'roomy'), 'w')
  writeSync(roomy, Buffer.alloc(text.length * WRITES))
  fdatasyncSync(roomy)
  const { bare, inRoom, one, many } = await alternate({
    bare: () => timePer(WRITES, () => bareLoop(file, text)),
    inRoom: () => timePer(WRITES, () => bareLoop(roomy, text, 0)),
    one: () => timePer(WRITES, () => writeInTurn(backend, 0, WRITES)),
    many: () =>
      timePer(WRITES * WRITERS, () => Promise.all(Array.from({ length: WRITERS }, (_, writer) => writeInTurn(backend, writer, WRITES)))),
  })
  const cpu = await cpuPerWrite(backend)
  const seen = await writeToEvent(backend)
  report.add(`${labs} labs: bare loop`, 1000 / bare, 'writes/s')
  // For honesty: a file that does not grow syncs faster. No goal, but it says where one writer's speed comes from.
  report.add(`${labs} labs: bare loop in room made before`, 1000 / inRoom, 'writes/s')
  report.add(`${labs} labs: one writer`, 1000 / one, 'writes/s')
  report.add(`${labs} labs: one writer over bare loop`, bare / one, 'times', { atLeast: 0.8 })
  report.add(`${labs} labs: ${WRITERS} writers`, 1000 / many, 'writes/s')
  report.add(`${labs} labs: ${WRITERS} writers over bare loop`, bare / many, 'times', { atLeast: 15 })
  // Unlike the lines above it does not depend on what else the machine does.
  report.add(`${labs} labs: processor time for one of ${WRITERS} writers' writes`, cpu, 'us')
  report.add(`${labs} labs: write to watch event, in bare syncs`, seen / bare, 'syncs', { atMost: 1.5 })
  for (const open of [file, roomy]) closeSync(open)
  await backend.close()
  rmSync(dir, { recursive: true, force: true })
}

/** Appends, or from a place on writes into room that is there already. */
function bareLoop(file: number, text: string, from?: number): void {
  for (let write = 0; write < WRITES; write++) {
    writeSync(file, text, from === undefined ? null : from + write * text.length)
    fdatasyncSync(file)
  }
}

/** One writer: reads what it last wrote, writes the next, waits until that is durable. */
async function writeInTurn(backend: StorageBackend, writer: number, writes: number): Promise<void> {
  const key = labKeyOf(writer)
  const values = VALUES[writer]!
  let revision = (await backend.get(key))?.revision ?? 0
  for (let write = 0; write < writes; write++) revision = (await backend.compareAndSwap(key, revision, values[write % 2]!)).revision
}

/** Microseconds of all threads, syncs included; the least of several rounds. */
async function cpuPerWrite(backend: StorageBackend): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < 5; round++) {
    const before = process.cpuUsage()
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => writeInTurn(backend, writer, WRITES)))
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / (WRITERS * WRITES))
  }
  return least
}

/** Median milliseconds from the call of a write to a watcher holding the change. */
async function writeToEvent(backend: StorageBackend): Promise<number> {
  const watch = backend.watch('labinstances/')
  const times: number[] = []
  for (let write = 0; write < WRITES; write++) {
    const began = performance.now()
    const signalled = new Promise<number>((resolve) => {
      const stop = watch.onDidSignal(() => {
        stop()
        watch.take()
        resolve(performance.now() - began)
      })
    })
    await backend.set(labKeyOf(1), storedLab(1, write))
    times.push(await signalled)
  }
  watch.close()
  return median(times)
}
