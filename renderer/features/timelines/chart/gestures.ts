import { onScopeDispose, watch } from 'vue'
import type { ShallowRef } from 'vue'
import { spanOf } from '../time/time-window'
import type { Timelines } from '../timelines'

/** A hand that trembles does not drag. */
const DRAG_PX = 4
/** One notch of a wheel (100 px) is a quarter nearer. */
const ZOOM_PER_PX = 0.0022

interface Track {
  readonly left: number
  readonly width: number
}

/**
 * Wheel and drag on the lanes. The plain wheel scrolls; with Ctrl (a pinch comes as that) it zooms about the pointer; with Shift, or
 * sideways, it pans, and so does dragging.
 */
export function useGestures(
  element: Readonly<ShallowRef<HTMLElement | null>>,
  view: Timelines,
  track: () => Track,
): { readonly isDragging: () => boolean } {
  let drag: { readonly startX: number; x: number; isMoving: boolean } | undefined
  const pan = (px: number) => view.pan(px / track().width)

  function onWheel(event: WheelEvent): void {
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.shiftKey ? event.deltaY : 0
    if (!event.ctrlKey && sideways === 0) return
    event.preventDefault()
    if (!event.ctrlKey) return pan(sideways)
    const { left, width } = track()
    view.zoomAt(view.window.from + ((event.clientX - left) / width) * spanOf(view.window), Math.exp(-event.deltaY * ZOOM_PER_PX))
  }
  function onDown(event: PointerEvent): void {
    if (event.button === 0 && event.target instanceof Element && event.target.closest('[data-track]'))
      drag = { startX: event.clientX, x: event.clientX, isMoving: false }
  }
  function onMove(event: PointerEvent): void {
    if (drag === undefined) return
    if (!drag.isMoving && Math.abs(event.clientX - drag.startX) < DRAG_PX) return
    if (!drag.isMoving) element.value?.setPointerCapture(event.pointerId)
    drag.isMoving = true
    pan(drag.x - event.clientX)
    drag.x = event.clientX
  }
  const onUp = (): void => void (drag = undefined)

  const listen = (target: HTMLElement): (() => void) => {
    const end = new AbortController()
    const { signal } = end
    target.addEventListener('wheel', onWheel, { passive: false, signal })
    target.addEventListener('pointerdown', onDown, { signal })
    target.addEventListener('pointermove', onMove, { signal })
    for (const each of ['pointerup', 'pointercancel'] as const) target.addEventListener(each, onUp, { signal })
    return () => end.abort()
  }
  let stop = (): void => {}
  watch(
    element,
    (target) => {
      stop()
      if (target) stop = listen(target)
    },
    { immediate: true, flush: 'post' },
  )
  onScopeDispose(() => stop())
  return { isDragging: () => drag?.isMoving === true }
}
