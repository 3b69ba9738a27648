import { findDocker } from './find-docker.mjs'
import { installMissingPackages } from './packages.mjs'
import { openLane } from './lane.mjs'
import { endRunningSteps, listTests, runProject, runScript } from './steps.mjs'
import { lacksWorlds } from './worlds.mjs'

/**
 * `npm test`: builds and checks, finds or starts what the tests need, runs them all, stops what it started.
 * `npm test -- docker` runs one project (fast, faults, docker, e2e); any other word is a filter on spec paths.
 *
 * Nothing is left out silently: every skipped test is printed with its reason, and with CI=true a missing Docker or an
 * empty project is a failure.
 */
const PROJECTS = ['fast', 'faults', 'docker', 'e2e']
const ON_DOCKER = ['docker', 'e2e']
const CHECKS = ['typecheck', 'lint', 'unused']
const inCi = process.env.CI === 'true'

const words = process.argv.slice(2)
const named = PROJECTS.filter((name) => words.includes(name))
const asked = named.length > 0 ? named : PROJECTS
const filters = words.filter((word) => !PROJECTS.includes(word))
const everything = words.length === 0

/** @type {import('./result-reporter.mjs').Result} */
const total = { passed: 0, failed: [], skipped: [] }
let interrupted = false

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    interrupted = true
    endRunningSteps('SIGTERM')
  })
}

await step('build', () => runScript('build'))
if (everything) await Promise.all(CHECKS.map((check) => step(check, () => runScript(check))))
for (const project of asked.filter((name) => !ON_DOCKER.includes(name))) await step(project, () => runAnywhere(project))
await onDocker(asked.filter((name) => ON_DOCKER.includes(name)))
report()

/**
 * A part of the run, with its time. After a signal nothing more is begun.
 * @param {string} name
 * @param {() => Promise<import('./result-reporter.mjs').Result>} run
 */
async function step(name, run) {
  if (interrupted) return
  say(name)
  const startedAt = performance.now()
  const result = await run()
  total.passed += result.passed
  total.failed.push(...result.failed)
  total.skipped.push(...result.skipped)
  say(`${name} took ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
  if (inCi && everything && result.passed + result.failed.length === 0) total.failed.push(`${name}: nothing ran`)
}

/**
 * Specs that ask no Docker: as if a stranger's Docker answered on the usual socket, which nobody may ask. Those that could tell are run once more
 * where nothing is there and the environment is somebody else's.
 * @param {string} project
 */
async function runAnywhere(project) {
  if (project === 'faults') install()
  const lacking = lacksWorlds()
  if (lacking !== undefined) {
    say(`on this machine as it is: ${lacking}`)
    return runProject(project, filters)
  }
  const first = await runProject(project, filters, { world: 'docker' })
  if (project !== 'faults' || filters.length > 0 || interrupted) return first
  say('faults, once more without any Docker on the usual socket')
  const second = await runProject(project, ['test/faults/docker', 'test/faults/serve'], { world: 'bare' })
  return {
    passed: first.passed + second.passed,
    failed: [...first.failed, ...second.failed.map((name) => `${name} (without any Docker)`)],
    skipped: [...first.skipped, ...second.skipped],
  }
}

/**
 * Specs of the real Docker. Both projects spend most of their time on waiting for it: where the machine can have a second network, the
 * panel's run beside the engine's, on a daemon of their own.
 * @param {readonly string[]} wanted
 */
async function onDocker(wanted) {
  if (wanted.length === 0 || interrupted) return
  install()
  // Before the other one: a daemon writes firewall rules only where it is the first of its network.
  const docker = await findDocker(say)
  if ('missing' in docker) {
    for (const project of wanted) await step(project, () => withoutDocker(project, docker.missing))
    return
  }
  const here = (/** @type {string} */ project) => step(project, () => runProject(project, filters, { env: { DOCKER_HOST: docker.host } }))
  try {
    const lane =
      wanted.length < 2 ? 'there is nothing to run beside it' : process.env.DOCKER_HOST ? 'DOCKER_HOST names one' : await openLane()
    if (typeof lane === 'string') {
      if (wanted.length === 2) say(`docker and e2e one after the other: ${lane}`)
      for (const project of wanted) await here(project)
      return
    }
    const options = { env: { DOCKER_HOST: lane.host }, enter: lane.enter }
    await Promise.all([here('docker'), step('e2e', () => runProject('e2e', filters, options)).finally(lane.release)])
  } finally {
    await docker.release()
  }
}

function install() {
  const lacking = installMissingPackages(say)
  if (lacking) say(lacking)
}

/**
 * @param {string} project
 * @param {string} reason
 */
async function withoutDocker(project, reason) {
  say(`No Docker: ${reason}`)
  const names = await listTests(project, filters)
  const skipped = names.map((name) => ({ name, reason: `no Docker: ${reason}` }))
  return { passed: 0, failed: inCi ? [`${project}: CI needs a real Docker. ${reason}`] : [], skipped }
}

function report() {
  if (interrupted) total.failed.push('the run was interrupted')
  if (total.skipped.length > 0) say(`${total.skipped.length} skipped:`)
  for (const { name, reason } of total.skipped) console.log(`  - ${name}\n    because: ${reason}`)
  if (total.failed.length > 0) say(`${total.failed.length} failed:`)
  for (const name of total.failed) console.log(`  - ${name}`)
  process.exitCode = total.failed.length > 0 ? 1 : 0
  const counts = [`${total.passed} passed`, `${total.failed.length} failed`]
  if (total.skipped.length > 0) counts.push(`${total.skipped.length} skipped`)
  console.log(`\n${counts.join(', ')}`)
}

/** @param {string} line */
function say(line) {
  console.log(`\n== ${line}`)
}
