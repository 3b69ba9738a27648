import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import type { Log } from '../../src/core/observe/log'
import { writePrivateFile } from '../../src/hosts/headless/private-file'
import { readWindowState } from './decide/window-bounds'
import type { WindowState } from './decide/window-bounds'

const pathIn = (folder: string): string => join(folder, 'window.json')

/** Never fails: without it the window opens as the first time. */
export async function loadWindowState(folder: string): Promise<WindowState | undefined> {
  const text = await readFile(pathIn(folder), 'utf8').catch(() => '')
  return readWindowState(text)
}

export async function keepWindowState(
  window: BrowserWindow,
  { folder, log }: { readonly folder: string; readonly log: Log },
): Promise<void> {
  const state: WindowState = { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }
  await writePrivateFile(pathIn(folder), JSON.stringify(state)).catch((error: unknown) =>
    log.warn('The place of the window could not be kept', { error }),
  )
}
