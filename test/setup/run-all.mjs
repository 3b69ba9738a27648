import { availableParallelism } from 'node:os'
import { findDocker } from './find-docker.mjs'
import { installMissingPackages } from './packages.mjs'
import { openLane } from './lane.mjs'
import { PLACES_VARIABLE } from './lane-pool.mjs'
import { endRunningSteps, listTests, runProjects, runScript } from './steps.mjs'
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
/** As many lanes as processors: with one more, promises about seconds on a screen were kept too late now and then. */
const LANES = Math.max(2, availableParallelism())
const CHECKS = ['typecheck', 'lint', 'unused']
const inCi = process.env.CI === 'true'

const words = process.argv.slice(2)
const named = PROJECTS.filter((name) => words.includes(name))
const asked = named.length > 0 ? named : PROJECTS
const filters = words.filter((word) => !PROJECTS.includes(word))
const everything = words.length === 0

/** @type {import('./result-reporter.mjs').Result} */
const total = { passed: 0, failed: [], skipped: [], ran: [] }
let interrupted = false

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    interrupted = true
    endRunningSteps('SIGTERM')
  })
}

await step(['build'], () => runScript('build'))
if (everything) await Promise.all(CHECKS.map((check) => step([check], () => runScript(check))))
for (const project of asked.filter((name) => !ON_DOCKER.includes(name))) await step([project], () => runAnywhere(project))
await onDocker(asked.filter((name) => ON_DOCKER.includes(name)))
report()

/**
 * A part of the run, with its time. After a signal nothing more is begun.
 * @param {readonly string[]} names
 * @param {() => Promise<import('./result-reporter.mjs').Result>} run
 */
async function step(names, run) {
  if (interrupted) return
  const name = names.join(' and ')
  say(name)
  const startedAt = performance.now()
  const result = await run()
  total.passed += result.passed
  total.failed.push(...result.failed)
  total.skipped.push(...result.skipped)
  say(`${name} took ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
  if (inCi && everything) total.failed.push(...names.filter((each) => !result.ran.includes(each)).map((each) => `${each}: nothing ran`))
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
    return runProjects([project], filters)
  }
  const first = await runProjects([project], filters, { world: 'docker' })
  if (project !== 'faults' || filters.length > 0 || interrupted) return first
  say('faults, once more without any Docker on the usual socket')
  const second = await runProjects([project], ['test/faults/docker', 'test/faults/serve'], { world: 'bare' })
  return {
    passed: first.passed + second.passed,
    failed: [...first.failed, ...second.failed.map((name) => `${name} (without any Docker)`)],
    skipped: [...first.skipped, ...second.skipped],
    ran: first.ran,
  }
}

/**
 * Specs of the real Docker. They spend most of their time on waiting for it: where the machine can have more networks, each file runs in
 * the lane that is free next.
 * @param {readonly string[]} wanted
 */
async function onDocker(wanted) {
  if (wanted.length === 0 || interrupted) return
  install()
  // Before the lanes: a daemon writes firewall rules only where it is the first of its network.
  const docker = await findDocker(say)
  if ('missing' in docker) {
    for (const project of wanted) await step([project], () => withoutDocker(project, docker.missing))
    return
  }
  const lanes = await openLanes()
  const places = [{ host: docker.host, enter: [] }, ...lanes.map(({ host, enter }) => ({ host, enter }))]
  try {
    await step(wanted, () => runProjects(wanted, filters, { env: { [PLACES_VARIABLE]: JSON.stringify(places) } }))
  } finally {
    await Promise.all([docker, ...lanes].map((each) => each.release()))
  }
}

async function openLanes() {
  if (process.env.DOCKER_HOST) return [] // Somebody wants that one, and no other.
  const opened = await Promise.all(Array.from({ length: LANES - 1 }, (_, index) => openLane(index + 1)))
  const lanes = opened.filter((lane) => typeof lane !== 'string')
  const reason = opened.find((lane) => typeof lane === 'string')
  if (reason !== undefined) say(`${lanes.length + 1} files at once instead of ${LANES}: ${reason}`)
  return lanes
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
  return { passed: 0, failed: inCi ? [`${project}: CI needs a real Docker. ${reason}`] : [], skipped, ran: [project] }
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
