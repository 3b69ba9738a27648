import { mkdtempSync, rmSync } from 'node:fs'
import { openLowdbBackend } from '../../src/backends/lowdb/open-lowdb-backend'
import { SystemClock } from '../../src/hosts/system-clock'
import { fillStore } from './bench-labs'
import { BenchReport } from './bench-report'
import { median, timePer } from './rounds'

/** How long a teacher waits for the store at the start of the day. */
const GOALS_MS = { 1_000: 50, 10_000: 150, 100_000: 1_000 }
const ROUNDS = 5
const report = new BenchReport('opening a store that exists')

for (const [labs, atMost] of Object.entries(GOALS_MS)) await measure(Number(labs), atMost)
report.finish()

async function measure(labs: number, atMost: number): Promise<void> {
  const dir = mkdtempSync('/var/tmp/lrm-bench-')
  const first = await openLowdbBackend({ dir, clock: new SystemClock() })
  await fillStore(first.backend, labs)
  await first.backend.close()
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) times.push(await timeToOpen(dir))
  report.add(`${labs} labs, the first time`, times[0]!, 'ms')
  report.add(`${labs} labs, median of ${ROUNDS}`, median(times), 'ms', { atMost })
  rmSync(dir, { recursive: true, force: true })
}

async function timeToOpen(dir: string): Promise<number> {
  globalThis.gc?.()
  let close: () => Promise<void> = async () => undefined
  const took = await timePer(1, async () => {
    const { backend } = await openLowdbBackend({ dir, clock: new SystemClock() })
    close = () => backend.close()
  })
  await close()
  return took
}
