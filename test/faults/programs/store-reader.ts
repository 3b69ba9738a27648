import { english } from '../../../src/core/sentences/english'
import { openLowdbBackend } from '../../../src/backends/lowdb/open-lowdb-backend'
import { SystemClock } from '../../../src/hosts/system-clock'

/** store-reader DIR: opens the store and prints every key, then what it was told about damage, on standard error. */
const { backend, notices } = await openLowdbBackend({
  dir: process.argv[2] ?? '',
  clock: new SystemClock(),
  sizes: { chunkBytes: 128 * 1024, reserveBytes: 64 * 1024 },
})
process.stdout.write((await backend.keys('*')).join('\n'))
for (const notice of notices) process.stderr.write(`${english(notice)}\n`)
await backend.close()
