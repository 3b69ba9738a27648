import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { ReadLoopLag } from '../core/notices/loop-lag'

/** Ten looks a second: few enough to leave an idle machine idle. */
const EVERY_MS = 100
const NANOSECONDS = 1e6

/** How late this process' timers come, as Node measures it. */
export function measureLoopLag(): { readonly read: ReadLoopLag; stop(): void } {
  const delays = monitorEventLoopDelay({ resolution: EVERY_MS })
  delays.enable()
  return {
    read: () => {
      const worst = delays.count === 0 ? 0 : delays.percentile(99) / NANOSECONDS - EVERY_MS
      delays.reset()
      return Math.max(0, worst)
    },
    stop: () => void delays.disable(),
  }
}
