import { app, dialog } from 'electron'
import type { Clock } from '../../src/core/clock/clock'
import type { Log } from '../../src/core/observe/log'
import { translatorFor } from './decide/desktop-messages'
import { SECOND_TRY } from './desktop-options'
import { systemLocale } from './system-locale'

const FAILED = 1
const START_AGAIN = 0
/** For letting go of the store. What was acknowledged is on disk whether or not this ends in time. */
const CLOSE_MS = 1_500

export interface CrashOptions {
  readonly clock: Clock
  readonly log: Log
  readonly isSecondTry: boolean
  readonly shutDown: () => Promise<void>
}

/** Whatever nobody caught left something half done: better to begin again from what is on disk than to go on from there. */
export function endOnCrash({ clock, log, isSecondTry, shutDown }: CrashOptions): void {
  let isEnding = false
  const crash = (error: unknown): void => {
    if (isEnding) return
    isEnding = true
    log.error('The program ends because of a fault of its own; the labs run on', { error })
    void leave()
  }
  process.on('uncaughtException', crash)
  process.on('unhandledRejection', crash)

  async function leave(): Promise<void> {
    await new Promise<void>((resolve) => {
      clock.after(CLOSE_MS, resolve)
      shutDown()
        .catch((error: unknown) => log.error('The store could not be closed', { error }))
        .finally(resolve)
    })
    if (!isSecondTry && startAgain()) app.relaunch({ args: [...process.argv.slice(1), SECOND_TRY] })
    app.exit(FAILED)
  }
}

/** Offered once: a fault that comes back at once is no use to anybody. */
function startAgain(): boolean {
  const say = translatorFor(systemLocale())
  return (
    dialog.showMessageBoxSync({
      type: 'error',
      buttons: [say('startAgain'), say('end')],
      defaultId: 0,
      cancelId: 1,
      message: say('crashed'),
      detail: say('nothingLost'),
    }) === START_AGAIN
  )
}
