import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { clearInterval, setInterval } from 'node:timers'

const LOOK_MS = 500
/** Not a byte in so long: nobody answers, or nothing comes any more. A slow line that brings something may take its time. */
const STALLED_MS = 7_000

const require = createRequire(import.meta.url)
const folder = dirname(require.resolve('electron/package.json'))

/** The path of Electron's program, if it is there. */
function installedElectron() {
  const pathFile = join(folder, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron'
  const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name)
  return existsSync(path) ? path : undefined
}

/**
 * The path of Electron's program, fetched by Electron's own means (its cache, mirror and proxy settings hold) if it is not there yet;
 * undefined if it cannot be had.
 * @param {(line: string) => void} say
 */
export async function fetchedElectron(say) {
  const found = installedElectron()
  if (found !== undefined) return found
  say('Getting Electron, once (about 120 MB) ...')
  await download()
  return installedElectron()
}

/** Whatever comes of it: what counts is whether the program is there afterwards. */
async function download() {
  // Its own folder for what is half there, so that it can be seen to grow, and nothing of it stays.
  const half = mkdtempSync(join(tmpdir(), 'lab-electron-'))
  const child = spawn(process.execPath, [require.resolve('electron/install.js')], {
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: half, TEMP: half, TMP: half },
  })
  const stopWatching = whenStalled([half, join(folder, 'dist')], () => child.kill())
  await new Promise((resolve) => child.once('error', resolve).once('exit', resolve))
  stopWatching()
  rmSync(half, { recursive: true, force: true, maxRetries: 5 })
}

function whenStalled(folders, end) {
  let size = -1
  let grewAt = performance.now()
  const timer = setInterval(() => {
    const now = folders.reduce((sum, each) => sum + bytesIn(each), 0)
    if (now !== size) grewAt = performance.now()
    size = now
    if (performance.now() - grewAt > STALLED_MS) end()
  }, LOOK_MS)
  return () => clearInterval(timer)
}

function bytesIn(path) {
  const names = existsSync(path) ? readdirSync(path, { recursive: true }) : []
  return names.reduce((sum, name) => sum + (statSync(join(path, String(name)), { throwIfNoEntry: false })?.size ?? 0), 0)
}
