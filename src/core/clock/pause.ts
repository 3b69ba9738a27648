import type { Clock } from './clock'

/**
 * Lets so many milliseconds of the clock pass; rejects with the signal's reason as soon as it aborts, and takes its timer back.
 * For 0 (and NaN, and less) no timer is set, so that nobody has to move the time for it.
 */
export async function pause(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted()
  if (!(ms > 0)) return
  await new Promise<void>((resolve, reject) => {
    const giveUp = (): void => {
      cancel()
      reject(signal?.reason)
    }
    const cancel = clock.after(ms, () => {
      signal?.removeEventListener('abort', giveUp)
      resolve()
    })
    signal?.addEventListener('abort', giveUp, { once: true })
  })
}
