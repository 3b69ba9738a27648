import { shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'

/** A page that is never idle gets what waits all the same. */
const AT_LATEST_MS = 1_000

let later: ShallowRef<boolean> | undefined

/** false at first, true once the page's first screen is drawn and ever after: for what nobody needs before that. */
export function useLater(): Readonly<ShallowRef<boolean>> {
  return (later ??= begin())
}

function begin(): ShallowRef<boolean> {
  const isLater = shallowRef(false)
  window.requestIdleCallback(() => (isLater.value = true), { timeout: AT_LATEST_MS })
  return isLater
}

/** true from the first time on that something was wanted: for what most people open late or never. */
export function useOnceWanted(isWanted: () => boolean): Readonly<ShallowRef<boolean>> {
  const wasWanted = shallowRef(isWanted())
  const stop = watch(
    isWanted,
    (now) => {
      if (!now) return
      wasWanted.value = true
      stop()
    },
    { flush: 'sync' },
  )
  return wasWanted
}
