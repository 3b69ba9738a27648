import type { Clock } from '../core/clock/clock'
import type { Log } from '../core/observe/log'

interface Options {
  readonly clock: Clock
  readonly log: Log
  readonly name: string
  readonly ms: number
}

/** Resolves when the step has ended or its time is up, whatever came of it; a fault is logged, for the steps after it must run all the same. */
export function withTimeout({ clock, log, name, ms }: Options, step: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(ms, () => {
      log.warn(`Stopping: ${name} did not end in ${ms} ms and is left as it is`)
      resolve()
    })
    step
      .catch((error: unknown) => log.error(`Stopping: ${name} failed`, { error }))
      .finally(() => {
        cancel()
        resolve()
      })
  })
}
