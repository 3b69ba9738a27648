import { join } from 'node:path'
import { app, dialog } from 'electron'
import { explainError } from '../../src/hosts/explain-error'
import { stderrLog } from '../../src/hosts/stderr-log'
import { SystemClock } from '../../src/hosts/system-clock'
import { registerPanelScheme } from './app-protocol'
import { endOnCrash } from './crash'
import { refusedSwitches, refusedVariables } from './decide/refused-switches'
import { Desktop } from './app'
import { readDesktopOptions } from './desktop-options'
import type { DesktopOptions } from './desktop-options'
import { visibleText } from '../../src/contract/visible-text'

/**
 * The order of life: refuse what takes the protection away, claim the data directory's window, then its store, then show it. Everything
 * that can be refused is refused before any lab is touched.
 */
const log = stderrLog('info')
const clock = new SystemClock()
const FAILED = 1
const TITLE = 'Lab Resource Manager cannot start'

begin()

function begin(): void {
  const { argv, env, platform } = process
  const refused = [...refusedSwitches(argv.slice(1), platform), ...refusedVariables(env, { isPackaged: app.isPackaged, platform })]
  if (refused.length > 0)
    return refuseToStart(
      `Lab Resource Manager does not start with ${refused.join(', ')}: it would take away what protects this machine. Leave it out.`,
    )
  const options = optionsOrMistake()
  if (options instanceof Error) return refuseToStart(options.message)
  // The window's own files, and with them Electron's lock, belong to the labs they show: two data directories are two programs.
  app.setPath('userData', join(options.dataDir, 'window'))
  if (!app.requestSingleInstanceLock()) return quitForFirstInstance()
  registerPanelScheme()
  app.enableSandbox()
  live(options)
}

function live(options: DesktopOptions): void {
  const desktop = new Desktop({ options, clock, log })
  endOnCrash({ clock, log, isSecondTry: options.isSecondTry, shutDown: () => desktop.shutDown() })
  app.on('window-all-closed', () => {})
  app
    .whenReady()
    .then(() => desktop.open())
    .catch((error: unknown) => {
      const sentence = explainError(error, { ...options, port: 0, open: false })
      if (sentence === undefined) throw error
      refuseToStart(sentence)
    })
}

function optionsOrMistake(): DesktopOptions | Error {
  try {
    return readDesktopOptions(process.argv.slice(1))
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** In a window for who clicked an icon, and in the terminal for who typed. */
function refuseToStart(sentence: string): void {
  const shown = visibleText(sentence)
  process.stderr.write(`${shown}\n`)
  dialog.showErrorBox(TITLE, shown)
  app.exit(FAILED)
}

/** Another one has the window: it comes to the front by itself, which is all the window that is needed. */
function quitForFirstInstance(): void {
  process.stderr.write('Lab Resource Manager runs already; its window is brought to the front.\n')
  app.exit(FAILED)
}
