import { shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'

/** A page that is never idle gets what waits all the same. */
const AT_LATEST_MS = 1_000

let isAfterFirstPaint: ShallowRef<boolean> | undefined

/** false at first, true once the page's first screen is drawn and ever after: for what nobody needs before that. */
export function useAfterFirstPaint(): Readonly<ShallowRef<boolean>> {
  return (isAfterFirstPaint ??= waitForIdle())
}

function waitForIdle(): ShallowRef<boolean> {
  const isIdle = shallowRef(false)
  window.requestIdleCallback(() => (isIdle.value = true), { timeout: AT_LATEST_MS })
  return isIdle
}

/** true from the first time on that the source is: for what most people open late or never. */
export function useLatch(source: () => boolean): Readonly<ShallowRef<boolean>> {
  const latched = shallowRef(source())
  const stop = watch(
    source,
    (now) => {
      if (!now) return
      latched.value = true
      stop()
    },
    { flush: 'sync' },
  )
  return latched
}
