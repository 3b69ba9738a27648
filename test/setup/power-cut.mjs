import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

const [cuts = '20', mountOptions = 'defaults'] = process.argv.slice(2)
const SHUTDOWN = 'import fcntl,os,struct,sys; f=os.open(sys.argv[1],os.O_RDONLY); fcntl.ioctl(f,0x8004587d,struct.pack("I",2))'

const work = mkdtempSync(join(tmpdir(), 'lab-power-'))
const [image, disk] = [join(work, 'image'), join(work, 'disk')]
mkdirSync('test/.tmp', { recursive: true })
const outDir = mkdtempSync('test/.tmp/power-')
const run = (command, ...args) => execFileSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'] }).toString()
const mount = () => run('mount', '-o', `loop,${mountOptions}`, image, disk)
let lost = 0

try {
  for (const name of ['store-writer', 'store-reader']) {
    await build({
      root: process.cwd(),
      configFile: false,
      logLevel: 'error',
      build: { ssr: `test/faults/programs/${name}.ts`, outDir, target: 'node20', emptyOutDir: false },
    })
  }
  run('truncate', '-s', '256M', image)
  run('mkfs.ext4', '-q', image)
  mkdirSync(disk)
  if (!mountable()) process.exit(0)
  for (let cut = 1; cut <= Number(cuts); cut += 1) lost += await cutOnce(cut)
} finally {
  try {
    run('umount', disk)
  } catch {
    /* not mounted any more */
  }
  rmSync(work, { recursive: true, force: true })
  rmSync(outDir, { recursive: true, force: true })
}
console.log(lost === 0 ? `${cuts} power cuts (${mountOptions}): nothing acknowledged was lost.` : `LOST ${lost} acknowledged writes.`)
process.exitCode = lost === 0 ? 0 : 1

function mountable() {
  try {
    mount()
    return true
  } catch (error) {
    console.log(`SKIPPED: this kernel gives no loop device or no ext4: ${error.message.split('\n').at(-2)}`)
    return false
  }
}

async function cutOnce(cut) {
  const writer = spawn(process.execPath, [join(outDir, 'store-writer.js'), join(disk, 'data'), '8', '1000000', '2000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  const enough = 100 + ((cut * 131) % 900)
  await new Promise((resolve) =>
    writer.stdout.on('data', (chunk) => {
      said += chunk
      if (said.split('\nack ').length > enough) resolve()
    }),
  )
  run('python3', '-c', SHUTDOWN, disk)
  writer.kill('SIGKILL')
  await new Promise((resolve) => writer.once('close', resolve))
  run('umount', disk)
  mount()
  // Refusals after the cut are not acknowledgements; a line that was cut off says nothing.
  const acked = said
    .slice(0, said.lastIndexOf('\n'))
    .split('\n')
    .filter((line) => line.startsWith('ack '))
    .map((line) => line.split(' ')[1])
  const found = new Set(run(process.execPath, join(outDir, 'store-reader.js'), join(disk, 'data')).split('\n'))
  const missing = acked.filter((key) => !found.has(key))
  console.log(
    `cut ${cut}: ${acked.length} acknowledged, ${missing.length} lost; state.json ${readFileSync(join(disk, 'data/state.json')).length} bytes`,
  )
  return missing.length
}
