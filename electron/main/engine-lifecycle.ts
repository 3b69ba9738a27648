import type { Clock } from '../../src/core/clock/clock'
import type { Log } from '../../src/core/observe/log'
import { withTimeout } from '../../src/hosts/with-timeout'
import type { InProcessHost } from '../../src/hosts/in-process/compose'

/** Together below the 5 s in which a quit must be over. A step that hangs gives way: what was acknowledged is on disk already. */
const STEP_MS = { engine: 2000, world: 1500 } as const

/** Ends the engine and leaves the labs running. */
export async function stopEngine(
  { engine, closeWorld }: InProcessHost,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<void> {
  await withTimeout({ clock, log, name: 'engine', ms: STEP_MS.engine }, engine.stop())
  await withTimeout({ clock, log, name: 'world', ms: STEP_MS.world }, closeWorld())
}

/** After a sleep: everything is looked at now, not when the timers come round. */
export async function reconcileNow({ engine }: InProcessHost): Promise<void> {
  await engine.watcher.runNow()
  await engine.reconciler.wake()
}
