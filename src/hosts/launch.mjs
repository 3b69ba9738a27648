import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/**
 * `node src/hosts/launch.mjs <headless|demo> [options]`: builds what is missing or older than its source, then becomes that program, in this
 * very process, so that its pid and its signals are the real ones.
 */
const HOSTS = ['headless', 'demo']
const root = fileURLToPath(new URL('../..', import.meta.url))
const [host = '', ...args] = process.argv.slice(2)

if (!HOSTS.includes(host)) fail(`Say which program to start: ${HOSTS.join(' or ')}.`)
if (!existsSync(join(root, 'node_modules'))) fail('The packages are not installed yet. Run this first: npm ci')

const bundle = join(root, 'out', `${host}.mjs`)
if (!isFresh(bundle)) {
  const { buildHosts } = await import('./build.mjs')
  await buildHosts()
}
process.argv = [process.argv[0], bundle, ...args]
process.setSourceMapsEnabled(true)
await import(pathToFileURL(bundle).href)

function isFresh(path) {
  const builtAt = timeOf(path)
  return builtAt > timeOf(join(root, 'package.json')) && builtAt > newestIn(join(root, 'src'))
}

/** Folders count too: their time tells that a file was added or removed. */
function newestIn(folder) {
  const times = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? newestIn(path) : timeOf(path)
  })
  return Math.max(timeOf(folder), ...times)
}

function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
