import { join } from 'node:path'
import { app } from 'electron'
import { explainError, StartError } from '../../src/hosts/explain-error'
import { stderrLog } from '../../src/hosts/stderr-log'
import { SystemClock } from '../../src/hosts/system-clock'
import { registerPanelScheme } from './app-protocol'
import { endOnCrash } from './crash'
import { refusedSwitches, refusedVariables } from './decide/refused-switches'
import { Desktop } from './app'
import { readDesktopOptions } from './desktop-options'
import type { DesktopOptions } from './desktop-options'
import { quitForFirstInstance, refuseToStart } from './start-failure'

/**
 * The order of life: refuse what takes the protection away, claim the data directory's window, then its store, then show it. Everything
 * that can be refused is refused before any lab is touched.
 */
const log = stderrLog('info')
const clock = new SystemClock()

begin()

function begin(): void {
  const { argv, env, platform } = process
  const refused = [...refusedSwitches(argv.slice(1), platform), ...refusedVariables(env, { isPackaged: app.isPackaged, platform })]
  if (refused.length > 0) return refuseToStart({ code: 'ProtectionSwitchedOff', params: { switches: refused } })
  const options = optionsOrMistake()
  if (options instanceof StartError) return refuseToStart(options.sentence)
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
      const sentence = explainError(error, options)
      if (sentence === undefined) throw error
      refuseToStart(sentence)
    })
}

function optionsOrMistake(): DesktopOptions | StartError {
  try {
    return readDesktopOptions(process.argv.slice(1))
  } catch (error) {
    if (error instanceof StartError) return error
    throw error
  }
}
