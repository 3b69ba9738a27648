import inspector from 'node:inspector'
import Module, { createRequire, register } from 'node:module'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, bringUp, electron } from './electron.mjs'

/**
 * `electron [-r module]... [switches] <app> [arguments]`: makes `electron` known to `require` and `import`, runs what was to be run before,
 * loads the app, and only then is ready, as Electron does.
 */
const [executable = '', ...args] = process.argv.slice(2)
/** Switches of the runtime itself that take their value as the next argument. */
const WITH_VALUE = ['-r', '--require']
const require = createRequire(import.meta.url)

process.argv = [executable, ...args]
Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: join(import.meta.dirname ?? '', 'resources') })
offerModule()
if (args.some((arg) => arg.startsWith('--inspect'))) inspector.open(0)
const browser = bringUp()
const appArgument = preloadedModules()
await loadApp(resolve(appArgument))
await (
  await browser
)()

/** For `require` in this process, and for `import` through the loader's thread. */
function offerModule() {
  const load = Module._load
  Module._load = (name, ...rest) => (name === 'electron' ? electron : load(name, ...rest))
  const source = `export const { ${Object.keys(electron).join(', ')} } = globalThis[Symbol.for('electron stand-in')]`
  const address = `data:text/javascript,${encodeURIComponent(source)}`
  Reflect.set(globalThis, Symbol.for('electron stand-in'), electron)
  register(
    `data:text/javascript,${encodeURIComponent(`
    export const resolve = (name, context, next) => name === 'electron' ? { url: ${JSON.stringify(address)}, format: 'module', shortCircuit: true } : next(name, context)
  `)}`,
  )
}

/** Runs what `-r` names, as it comes; returns the first argument that is neither a switch nor a switch's value. */
function preloadedModules() {
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? ''
    if (WITH_VALUE.includes(arg)) require(resolve(args[++index] ?? ''))
    else if (!arg.startsWith('-')) return arg
  }
  process.stderr.write('Say which app to start.\n')
  process.exit(1)
}

async function loadApp(path) {
  const isFolder = statSync(path).isDirectory()
  const manifest = join(path, 'package.json')
  const { main = 'index.js', name, version } = isFolder && existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {}
  app.introduce({ path: isFolder ? path : resolve(path, '..'), name, version })
  await import(pathToFileURL(isFolder ? join(path, main) : path).href)
}
