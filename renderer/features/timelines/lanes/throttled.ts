import { onScopeDispose, shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'

/** Follows what changes a hundred times a second in a few steps a second: the first change at once, then the newest of each pause. */
export function useThrottled<Value>(source: () => Value, pauseMs: number): Readonly<ShallowRef<Value>> {
  const throttled = shallowRef(source()) as ShallowRef<Value>
  let timer: number | undefined
  function settle(): void {
    timer = undefined
    if (throttled.value === source()) return
    throttled.value = source()
    timer = window.setTimeout(settle, pauseMs)
  }
  watch(
    source,
    () => {
      if (timer === undefined) settle()
    },
    { flush: 'sync' },
  )
  onScopeDispose(() => window.clearTimeout(timer))
  return throttled
}
