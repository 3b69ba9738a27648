import { onScopeDispose, shallowReactive, watch } from 'vue'
import type { ShallowRef } from 'vue'

export interface Size {
  readonly width: number
  readonly height: number
}

/** The element's size as it is now, px; nothing while it is not there. */
export function useSize(element: Readonly<ShallowRef<HTMLElement | null>>): Size {
  const size = shallowReactive({ width: 0, height: 0 })
  const observer = new ResizeObserver(([entry]) => {
    const box = entry?.borderBoxSize[0]
    if (box !== undefined) Object.assign(size, { width: box.inlineSize, height: box.blockSize })
  })
  watch(
    element,
    (now, before) => {
      if (before) observer.unobserve(before)
      if (now) observer.observe(now)
    },
    { immediate: true, flush: 'post' },
  )
  onScopeDispose(() => observer.disconnect())
  return size
}
