import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { findDocker } from '../setup/find-docker.mjs'

/**
 * `npm run bench` runs every bench, `npm run bench -- store` those whose name contains a word. Each bench is a program of its
 * own, in a process of its own, so that none inherits another's heap. Exit code 1 if a goal was missed. Those whose name begins with
 * `docker-` run on the daemon that answers, else on one of their own; where there can be none they are left out, saying why.
 */
const here = fileURLToPath(new URL('.', import.meta.url))
const root = join(here, '../..')
const out = join(root, 'out/bench')
const words = process.argv.slice(2)

const wanted = readdirSync(here)
  .filter((name) => name.endsWith('.bench.ts') && (words.length === 0 || words.some((word) => name.includes(word))))
  .map((name) => basename(name, '.ts'))
const docker = wanted.some(needsDocker) ? await findDocker(console.log) : undefined
if (docker && 'missing' in docker) console.log(`without the measurements on Docker: ${docker.missing}`)
const host = docker && 'host' in docker ? docker.host : undefined
const names = wanted.filter((name) => host !== undefined || !needsDocker(name))

await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: true,
    outDir: out,
    emptyOutDir: false,
    target: 'node20',
    rollupOptions: {
      input: Object.fromEntries(names.map((name) => [name, join(here, `${name}.ts`)])),
      output: { entryFileNames: '[name].mjs' },
    },
  },
})
mkdirSync(join(here, 'results'), { recursive: true })

const env = host === undefined ? process.env : { ...process.env, DOCKER_HOST: host }
let missed = 0
for (const name of names) {
  const { status } = spawnSync(process.execPath, ['--expose-gc', join(out, `${name}.mjs`), join(here, 'results', `${name}.json`)], {
    stdio: 'inherit',
    cwd: root,
    env,
  })
  if (status !== 0) missed++
}
rmSync(out, { recursive: true, force: true })
if (docker && 'release' in docker) await docker.release()
process.exitCode = missed > 0 ? 1 : 0

/** @param {string} name */
function needsDocker(name) {
  return name.startsWith('docker-')
}
