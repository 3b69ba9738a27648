import { writeSync } from 'node:fs'
import { openLowdbBackend } from '../../../src/backends/lowdb/open-lowdb-backend'
import { SystemClock } from '../../../src/hosts/system-clock'

/**
 * store-writer DIR WRITERS WRITES [TEXT-LENGTH]: opens the store and writes, saying `ack KEY REVISION` after each acknowledged write. With 0 writes it
 * holds the store open until it is killed. The output is written synchronously: what was said was acknowledged.
 */
const [dir = '', writers = '1', writes = '0', length = '200'] = process.argv.slice(2)
const say = (line: string): void => void writeSync(1, `${line}\n`)

try {
  const { backend, notices } = await openLowdbBackend({
    dir,
    clock: new SystemClock(),
    sizes: { chunkBytes: 128 * 1024, reserveBytes: 64 * 1024 },
  })
  say(`open ${process.pid} ${notices.length}`)
  const write = async (writer: number): Promise<void> => {
    for (let n = 0; n < Number(writes); n += 1) {
      const key = `labs/${process.pid}/${writer}-${n}`
      try {
        say(`ack ${key} ${(await backend.set(key, { n, text: 'x'.repeat(Number(length)) })).revision}`)
      } catch (error) {
        say(`refused ${key} ${error instanceof Error && 'code' in error ? String(error.code) : String(error)}`)
      }
    }
  }
  await Promise.all(Array.from({ length: Number(writers) }, (_, writer) => write(writer)))
  if (Number(writes) === 0) setInterval(() => undefined, 1000)
  else await backend.close()
} catch (error) {
  say(`failed ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
