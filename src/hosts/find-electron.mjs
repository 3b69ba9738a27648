import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'

/** Where Electron's program comes from, if no mirror or proxy is named. */
const SOURCE = { host: 'github.com', port: 443 }
const REACH_MS = 3_000
const DOWNLOAD_MS = 60_000

/**
 * The path of Electron's program, fetched if it is not there yet; or why the desktop cannot be opened here, as the first half of a sentence.
 * @param {(line: string) => void} say
 * @returns {Promise<{ path: string } | { reason: string }>}
 */
export async function findElectron(say) {
  const { platform, env } = process
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return { reason: 'There is no display to open a window on' }
  if (platform === 'linux' && process.getuid?.() === 0) return { reason: 'Electron gives up its sandbox when root runs it' }
  const found = installed()
  if (found !== undefined) return { path: found }
  if (!(await isReachable())) return { reason: 'Electron is not installed and its download cannot be reached' }
  say('Getting Electron, once (about 120 MB) ...')
  await download()
  const fetched = installed()
  return fetched === undefined ? { reason: 'Electron could not be downloaded' } : { path: fetched }
}

function installed() {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const pathFile = join(folder, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron'
  const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name)
  return existsSync(path) ? path : undefined
}

/** Behind a proxy, or with a mirror, only the download itself can tell. */
function isReachable() {
  const { env } = process
  if (env.ELECTRON_MIRROR || env.npm_config_electron_mirror || env.HTTPS_PROXY || env.https_proxy) return Promise.resolve(true)
  return new Promise((resolve) => {
    const socket = connect(SOURCE)
    const end = (/** @type {boolean} */ isThere) => {
      socket.destroy()
      resolve(isThere)
    }
    socket.setTimeout(REACH_MS, () => end(false)).once('connect', () => end(true)).once('error', () => end(false))
  })
}

/** Whatever comes of it: what counts is whether the program is there afterwards. */
function download() {
  const script = createRequire(import.meta.url).resolve('electron/install.js')
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], { stdio: 'ignore' })
    const timer = setTimeout(() => child.kill(), DOWNLOAD_MS)
    child.once('error', resolve).once('exit', () => {
      clearTimeout(timer)
      resolve(undefined)
    })
  })
}
