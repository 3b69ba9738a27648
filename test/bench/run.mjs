import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/**
 * `npm run bench` runs every bench, `npm run bench -- store` those whose name contains a word. Each bench is a program of its
 * own, in a process of its own, so that none inherits another's heap. Exit code 1 if a goal was missed.
 */
const here = fileURLToPath(new URL('.', import.meta.url))
const root = join(here, '../..')
const out = join(root, 'out/bench')
const words = process.argv.slice(2)

const names = readdirSync(here)
  .filter((name) => name.endsWith('.bench.ts') && (words.length === 0 || words.some((word) => name.includes(word))))
  .map((name) => basename(name, '.ts'))

await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: true,
    outDir: out,
    emptyOutDir: false,
    target: 'node20',
    rollupOptions: { input: Object.fromEntries(names.map((name) => [name, join(here, `${name}.ts`)])), output: { entryFileNames: '[name].mjs' } },
  },
})
mkdirSync(join(here, 'results'), { recursive: true })

let missed = 0
for (const name of names) {
  const { status } = spawnSync(process.execPath, ['--expose-gc', join(out, `${name}.mjs`), join(here, 'results', `${name}.json`)], { stdio: 'inherit', cwd: root })
  if (status !== 0) missed++
}
rmSync(out, { recursive: true, force: true })
process.exitCode = missed > 0 ? 1 : 0
