import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { writeArchive } from '../../../src/provisioners/docker/student-folder/archive/archive-writer'
import { SystemClock } from '../../../src/hosts/system-clock'
import { file, rawHeader, rawTar } from '../../fixtures/a-tar'

/** archive-for-ever FOLDER: archives one small file and a large one whose bytes never end, and says `writing` when both are on disk. */
const [folder = ''] = process.argv.slice(2)
const MIB = 1024 * 1024

async function* endless(): AsyncGenerator<Buffer> {
  yield rawTar(file('small', Buffer.alloc(MIB / 2, 1))).subarray(0, -1024)
  yield rawHeader({ name: 'large', size: 1000 * MIB })
  for (let index = 0; index < 8; index += 1) yield Buffer.alloc(MIB, 1)
  writeSync(1, 'writing\n')
  await new Promise((resolve) => setInterval(resolve, 1 << 30))
}

await writeArchive(endless(), { path: join(folder, 'a.tar'), clock: new SystemClock() })
