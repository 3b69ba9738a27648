import { powerMonitor } from 'electron'
import type { Log } from '../../src/core/observe/log'

export interface PowerOptions {
  readonly log: Log
  /** Looks at everything at once. What ended while nobody was awake is held until a person decides: the engine measures absences itself. */
  readonly lookNow: () => Promise<void>
  /** The session of the user ends: nobody can be asked. */
  readonly onShutdown: () => void
}

export function followPower({ log, lookNow, onShutdown }: PowerOptions): void {
  powerMonitor.on('suspend', () => log.info('The machine goes to sleep'))
  powerMonitor.on('resume', () => {
    log.info('The machine is awake again')
    lookNow().catch((error: unknown) => log.error('The first look after the sleep failed', { error }))
  })
  powerMonitor.on('shutdown', () => onShutdown())
}
