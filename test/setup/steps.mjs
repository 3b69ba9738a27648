import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inWorld } from './worlds.mjs'

/** @typedef {import('./result-reporter.mjs').Result} Result */

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const VITEST = join(ROOT, 'node_modules/.bin/vitest')

/** The children that run now, so that a signal can end them before everything else is put away. */
/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/** @param {NodeJS.Signals} signal */
export function endRunningSteps(signal) {
  for (const child of running) child.kill(signal)
}

/**
 * One npm script as one check: its output goes where ours goes.
 * @param {string} script
 * @returns {Promise<Result>}
 */
export async function runScript(script) {
  const code = await runChild('npm', ['run', '--silent', script], process.env)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? [] : [`npm run ${script} (exit ${code})`], skipped: [], ran: [script] }
}

/**
 * Vitest projects in one run.
 * @param {readonly string[]} projects
 * @param {readonly string[]} filters
 * @param {{ env?: Record<string, string>, world?: import('./worlds.mjs').World | undefined }} [options]
 *   `env`: for this run only; `world`: what the machine is made to look like
 * @returns {Promise<Result>}
 */
export async function runProjects(projects, filters, { env = {}, world } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'lrm-result-'))
  const file = join(folder, 'result.json')
  const reporter = new URL('result-reporter.mjs', import.meta.url).pathname
  const args = [
    'run',
    '-c',
    'test/vitest.config.ts',
    ...projects.flatMap((project) => ['--project', project]),
    '--passWithNoTests',
    '--reporter=default',
    `--reporter=${reporter}`,
  ]
  const commandLine = [VITEST, ...args, ...filters]
  const [command = '', ...rest] = world === undefined ? commandLine : inWorld(world, commandLine)
  const code = await runChild(command, rest, { ...withoutDocker(process.env), ...env, LAB_TEST_RESULT: file })
  const result = readResult(file)
  rmSync(folder, { recursive: true, force: true })
  if (code !== 0 && result.failed.length === 0) result.failed.push(`vitest ended with ${code} in ${projects.join(' and ')}`)
  return result
}

/**
 * What the person at this machine told the docker command is none of the tests' business.
 * @param {NodeJS.ProcessEnv} env
 */
function withoutDocker(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('DOCKER_')))
}

/**
 * The tests of a project without running them.
 * @param {string} project
 * @param {readonly string[]} filters
 * @returns {Promise<string[]>}
 */
export async function listTests(project, filters) {
  const args = ['list', '-c', 'test/vitest.config.ts', '--project', project, '--passWithNoTests', ...filters]
  let output = ''
  await runChild(VITEST, args, process.env, (text) => (output += text))
  return output.split('\n').filter((line) => line.includes(' > '))
}

/** @param {string} file @returns {Result} */
function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { passed: 0, failed: [], skipped: [], ran: [] } // vitest did not get as far as a result; its exit code tells.
  }
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {(text: string) => unknown} [read] takes its output instead of the terminal
 * @returns {Promise<number>}
 */
function runChild(command, args, env, read) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', read ? 'pipe' : 'inherit', 'inherit'] })
    running.add(child)
    child.stdout?.setEncoding('utf8').on('data', read)
    child.on('error', () => resolve(127))
    child.on('close', (code) => {
      running.delete(child)
      resolve(code ?? 1)
    })
  })
}
