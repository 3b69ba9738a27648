import type { BrowserWindow } from 'electron'
import type { Clock } from '../../src/core/clock/clock'
import type { Log } from '../../src/core/observe/log'

export interface ReloadOptions {
  readonly window: BrowserWindow
  readonly clock: Clock
  readonly log: Log
  /** Before the new page: what the old one listened to has ended. */
  readonly onGone: () => void
}

/** Long enough that a page which dies at once does not spin; the window is back well within three seconds. */
const PAUSE_MS = 300

/**
 * A page that crashed or hangs is made anew; the engine never noticed. The new page begins with a list, as every page does, so there is
 * nothing to carry over.
 */
export function reloadWhenGone({ window, clock, log, onGone }: ReloadOptions): void {
  const { webContents } = window
  webContents.on('render-process-gone', (_event, { reason }) => {
    // The window was closed: there is nothing to bring back.
    if (reason === 'clean-exit' && window.isDestroyed()) return
    log.warn(`The window's page ended (${reason}) and is shown anew`)
    onGone()
    clock.after(PAUSE_MS, () => {
      if (!window.isDestroyed()) webContents.reload()
    })
  })
  window.on('unresponsive', () => {
    log.warn('The window does not answer; its page is ended and shown anew')
    webContents.forcefullyCrashRenderer()
  })
}
