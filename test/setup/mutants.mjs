import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MUTANTS, patternOf } from './mutant-table.mjs'

/**
 * `npm run mutants [-- word]`: would a spec notice? On a copy of the tree, takes one guard away at a time and runs the specs that watch
 * it. A mutant that lives, that does not even load, or whose line is no longer there, is a failure; one that hangs is dead, and said to be.
 *
 * @typedef {{ verdict: 'killed' | 'hung' | 'SURVIVED' | 'STALE' | 'BROKEN', by: string, seconds: number }} End
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const COPIED = ['src', 'electron', 'renderer', 'test', 'package.json', 'tsconfig.json']
const PATIENCE_MS = 180_000
/** A test that waits for what the mutant has made impossible is red after this. */
const TEST_TIMEOUT_MS = 30_000

const [word = ''] = process.argv.slice(2)
const wanted = MUTANTS.filter(({ name, file }) => `${name} ${file}`.includes(word))
const copy = mkdtempSync(join(tmpdir(), 'lrm-mutants-'))
/** @type {import('node:child_process').ChildProcess | undefined} */
let running
process.on('exit', () => {
  endRunning()
  rmSync(copy, { recursive: true, force: true })
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1))

for (const name of COPIED) cpSync(join(ROOT, name), join(copy, name), { recursive: true, filter: (path) => !path.includes('/test/.tmp') })
symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))

const healthy = await run([...new Set(wanted.flatMap(({ specs }) => specs))], PATIENCE_MS * 3)
if (healthy.code !== 0) {
  console.log(`The specs are red without any mutant (${healthy.failed[0] ?? `vitest ended with ${healthy.code}`}): nothing can be said.`)
  process.exit(1)
}
let lives = 0
for (const mutant of wanted) {
  const end = await endOf(mutant)
  if (end.verdict !== 'killed' && end.verdict !== 'hung') lives += 1
  console.log(`${end.verdict.padEnd(8)}  ${end.seconds.toFixed(1).padStart(6)} s  ${mutant.name}\n${' '.repeat(20)}${end.by}`)
}
console.log(`\n${wanted.length - lives} of ${wanted.length} mutants killed`)
process.exitCode = lives === 0 ? 0 : 1

/**
 * @param {import('./mutant-table.mjs').Mutant} mutant
 * @returns {Promise<End>}
 */
async function endOf({ file, find, replace, specs }) {
  const path = join(copy, file)
  const whole = readFileSync(path, 'utf8')
  const guard = patternOf(find)
  if (!guard.test(whole)) return { verdict: 'STALE', by: `${file} has no ${JSON.stringify(find)} any more`, seconds: 0 }
  const began = performance.now()
  try {
    writeFileSync(
      path,
      whole.replaceAll(guard, () => replace),
    )
    const { code, failed } = await run(specs, PATIENCE_MS)
    const verdict = verdictOf(code, failed)
    return { verdict, by: sayWho(verdict, failed, specs), seconds: (performance.now() - began) / 1000 }
  } finally {
    writeFileSync(path, whole)
  }
}

/** @param {number | undefined} code @param {string[]} failed @returns {End['verdict']} */
function verdictOf(code, failed) {
  if (code === undefined) return 'hung'
  if (code === 0) return 'SURVIVED'
  // Red for a reason of its own: a text that is no program proves nothing about the specs.
  return failed.every((name) => name.endsWith('did not load')) ? 'BROKEN' : 'killed'
}

/** @param {End['verdict']} verdict @param {string[]} failed @param {string[]} specs */
function sayWho(verdict, failed, specs) {
  if (verdict === 'SURVIVED') return `unnoticed by ${specs.join(', ')}`
  return verdict === 'hung'
    ? `no end within ${PATIENCE_MS / 1000} s`
    : `${failed[0] ?? 'a file that did not load'}${failed.length > 1 ? ` and ${failed.length - 1} more` : ''}`
}

/**
 * @param {readonly string[]} specs
 * @param {number} patienceMs
 * @returns {Promise<{ code: number | undefined, failed: string[] }>} code undefined: it had to be ended
 */
function run(specs, patienceMs) {
  const result = join(copy, 'result.json')
  writeFileSync(result, '{"failed":[]}')
  const reporter = join(copy, 'test/setup/result-reporter.mjs')
  // The first that notices is enough.
  const args = ['run', '-c', 'test/vitest.config.ts', '--bail=1', `--testTimeout=${TEST_TIMEOUT_MS}`, `--reporter=${reporter}`, ...specs]
  return new Promise((resolve) => {
    let hung = false
    running = spawn(join(ROOT, 'node_modules/.bin/vitest'), args, {
      cwd: copy,
      env: { ...process.env, LAB_TEST_RESULT: result },
      stdio: 'ignore',
      detached: true,
    })
    const timer = setTimeout(() => {
      hung = true
      endRunning()
    }, patienceMs)
    running.on('close', (code) => {
      clearTimeout(timer)
      running = undefined
      resolve({ code: hung ? undefined : (code ?? 1), failed: JSON.parse(readFileSync(result, 'utf8')).failed })
    })
  })
}

/** With everything that it has started: it leads a group of its own. */
function endRunning() {
  if (running?.pid === undefined) return
  try {
    process.kill(-running.pid, 'SIGKILL')
  } catch {
    // It has just ended by itself.
  }
}
