import { fetchedElectron } from './fetch-electron.mjs'

/**
 * The path of Electron's program, fetched if it is not there yet; or why the desktop cannot be opened here, as the first half of a sentence.
 * @param {(line: string) => void} say
 * @returns {Promise<{ path: string } | { reason: string }>}
 */
export async function findElectron(say) {
  const { platform, env } = process
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return { reason: 'There is no display to open a window on' }
  if (platform === 'linux' && process.getuid?.() === 0) return { reason: 'Electron gives up its sandbox when root runs it' }
  const path = await fetchedElectron(say)
  return path === undefined ? { reason: 'Electron is not installed and could not be downloaded' } : { path }
}
