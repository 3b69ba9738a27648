import { fileURLToPath } from 'node:url'
import { BrowserWindow, screen } from 'electron'
import { boundsToOpen, SMALLEST, type Rectangle, type WindowState, readWindowState } from './decide/window-bounds'
import { PANEL_URL } from './decide/panel-access'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../../src/core/observe/log'
import { writePrivateFile } from '../../src/hosts/private-file'

/** Beside this program's bundle. */
const PRELOAD = fileURLToPath(new URL('../preload/preload.cjs', import.meta.url))
/** The panel's dark surface: no white flash before the first picture. */
const SURFACE = '#14161a'

/** The one window, locked: every protection is said, also those that are Electron's default today. */
export function createPanelWindow(state: WindowState | undefined): BrowserWindow {
  const window = new BrowserWindow({
    ...boundsToOpen(state?.bounds, workAreas()),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Lab Resource Manager',
    backgroundColor: SURFACE,
    autoHideMenuBar: true,
    webPreferences: {
      preload: PRELOAD,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // Time left ticks on while the window is behind another.
      backgroundThrottling: false,
    },
  })
  if (state?.isMaximized === true) window.maximize()
  return window
}

export function loadPanelPage(window: BrowserWindow, url = PANEL_URL): Promise<void> {
  return window.loadURL(url)
}

function workAreas(): readonly [Rectangle, ...Rectangle[]] {
  const first = screen.getPrimaryDisplay().workArea
  return [first, ...screen.getAllDisplays().map(({ workArea }) => workArea)]
}

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
