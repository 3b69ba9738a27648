import { onScopeDispose, shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'

/** A page that is never idle gets what waits all the same. */
const AT_LATEST_MS = 1_000

/** false at first, true once the first screen is drawn: for what nobody needs before that. */
export function useLater(): Readonly<ShallowRef<boolean>> {
  const isLater = shallowRef(false)
  const handle = window.requestIdleCallback(() => (isLater.value = true), { timeout: AT_LATEST_MS })
  onScopeDispose(() => window.cancelIdleCallback(handle))
  return isLater
}

/** true from the first time on that something was wanted: for what most people open late or never. */
export function useOnceWanted(isWanted: () => boolean): Readonly<ShallowRef<boolean>> {
  const wasWanted = shallowRef(isWanted())
  const stop = watch(isWanted, (now) => {
    if (!now) return
    wasWanted.value = true
    stop()
  }, { flush: 'sync' })
  return wasWanted
}
