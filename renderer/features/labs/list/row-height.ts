import { onMounted, onScopeDispose, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'

/** Until it is measured. */
const USUAL_PX = 40

/** The height of a row in px as it really is: density and projector change it. Measured on the table's head, which is one. */
export function useRowHeight(scroller: Readonly<ShallowRef<HTMLElement | null>>): Readonly<ShallowRef<number>> {
  const height = shallowRef(USUAL_PX)
  const observer = new ResizeObserver(([entry]) => {
    const measured = entry?.target.getBoundingClientRect().height ?? 0
    if (measured > 0) height.value = measured
  })
  onMounted(() => {
    const head = scroller.value?.querySelector('thead tr')
    if (head != null) observer.observe(head)
  })
  onScopeDispose(() => observer.disconnect())
  return height
}
