import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isStale } from './stale.mjs'

/**
 * `node src/hosts/launch.mjs <desktop|headless|demo> [options]`: builds what is missing or older than its source, then becomes that program,
 * in this very process, so that its pid and its signals are the real ones. The desktop is Electron's program; where that cannot be, the same
 * panel is served to the browser, and the reason is said.
 */
const HOSTS = ['desktop', 'headless', 'demo']
const root = fileURLToPath(new URL('../..', import.meta.url))
const [host = '', ...args] = process.argv.slice(2)

if (!HOSTS.includes(host)) fail(`Say which program to start: ${HOSTS.join(' or ')}.`)
if (!existsSync(join(root, 'node_modules'))) fail('The packages are not installed yet. Run this first: npm ci')

if (host === 'desktop') await openDesktop()
else await become(host, args)

async function openDesktop() {
  const { findElectron } = await import('./find-electron.mjs')
  const electron = await findElectron(say)
  if ('reason' in electron) {
    say(`${electron.reason}, so the panel opens in the browser instead.`)
    return become('headless', ['--open', ...args])
  }
  await buildStale('main/main.js', 'buildDesktop')
  await buildStale('renderer/index.html', 'buildPanel')
  const child = spawn(electron.path, [root, ...args], { stdio: 'inherit' })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('error', () => fail('Electron is installed but does not start. Removing node_modules/electron and running npm ci mends it.'))
  child.once('exit', (code) => process.exit(code ?? 1))
}

async function become(name, options) {
  await buildStale(`${name}.mjs`, 'buildHosts')
  if (name === 'headless') await buildStale('renderer/index.html', 'buildPanel')
  const bundle = join(root, 'out', `${name}.mjs`)
  process.argv = [process.argv[0], bundle, ...options]
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(bundle).href)
}

async function buildStale(product, build) {
  if (!isStale(root, product)) return
  const builders = await import('./build.mjs')
  await builders[build]()
}

function say(sentence) {
  process.stdout.write(`${sentence}\n`)
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
