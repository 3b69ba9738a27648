import { BenchReport } from './bench-report'
import { withDocker } from './with-docker'

/** What thirty labs cost that nobody touches: memory and processor time of the whole engine, its looks at Docker and at the labs included. */
const LABS = 30
const SECONDS = 20
const report = new BenchReport(`${LABS} labs on Docker in which nothing happens, for ${SECONDS} s`)

await withDocker(async ({ ours }) => {
  await Promise.all(Array.from({ length: LABS }, (_, index) => ours.up(`idle-${index}`)))
  await rest(5)
  globalThis.gc?.()
  const version = ours.engine.store.resourceVersion
  const before = process.cpuUsage()
  await rest(SECONDS)
  const { user, system } = process.cpuUsage(before)
  report.add('processor time', ((user + system) / 1e6 / SECONDS) * 100, '%', { atMost: 1 })
  report.add('memory (RSS)', process.memoryUsage.rss() / 2 ** 20, 'MiB')
  report.add('memory (heap in use)', process.memoryUsage().heapUsed / 2 ** 20, 'MiB')
  report.add('writes', Number(ours.engine.store.resourceVersion) - Number(version), 'writes', { atMost: 0 })
})
report.finish()

function rest(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000))
}
