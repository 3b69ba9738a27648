import { computed, nextTick, onBeforeUnmount, onUnmounted, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import { useRouter } from 'vue-router'
import type { LabRow } from '../../../lab/lab-row'
import { nextActive } from './keep-order'
import { useLabList } from './lab-list'
import { toggled, withRange } from './selection'
import { useListKeys } from './use-list-keys'

export interface ActiveRowOptions {
  readonly box: Readonly<ShallowRef<HTMLElement | null>>
  /** Brings the lab at this index into view, which may take some frames. */
  readonly scrollTo: (index: number) => void
  /** By how many labs a key moves, where it is not one below the other. */
  readonly stepOf?: (key: string) => number | undefined
}

export interface ActiveRow {
  readonly index: ComputedRef<number>
  readonly toggle: (key: string, withShift: boolean) => void
  readonly open: (row: LabRow | undefined) => void
  readonly onFocusIn: (event: FocusEvent) => void
  readonly hold: (held: boolean) => void
}

/** A lab that is far away is drawn some frames after the list has scrolled to it. */
const FRAMES = 10

/**
 * The one lab of a list that has the hand: it alone is on the way of Tab, arrows move it, and it goes to the neighbour when its lab is
 * gone. Whatever gets the focus otherwise has the hand from then on. Every lab is an element with `data-key`.
 */
export function useActiveRow({ box, scrollTo, stepOf }: ActiveRowOptions): ActiveRow {
  const list = useLabList()
  const router = useRouter()
  const active = shallowRef<string>()
  const index = computed(() => Math.max(0, active.value === undefined ? 0 : list.keys.indexOf(active.value)))
  let anchor: string | undefined

  async function focusActive(): Promise<void> {
    const wanted = active.value
    scrollTo(index.value)
    for (let frame = 0; frame < FRAMES && active.value === wanted; frame += 1) {
      await nextTick()
      const element = box.value?.querySelector<HTMLElement>(`[data-key="${CSS.escape(wanted ?? '')}"]`)
      if (element != null) return element.focus({ preventScroll: true })
      await new Promise(requestAnimationFrame)
    }
  }

  watch(
    () => list.keys,
    (now, before) => {
      const hadFocus = box.value?.contains(document.activeElement) === true
      const next = nextActive(before, now, active.value)
      if (next === active.value) return
      active.value = next
      if (hadFocus && next !== undefined) void focusActive()
    },
  )

  function toggle(key: string, withShift: boolean): void {
    list.selection = withShift ? withRange(list.selection, list.keys, { from: anchor, to: key }) : toggled(list.selection, key)
    anchor = key
  }

  function move(by: number, event: KeyboardEvent): void {
    const from = active.value === undefined && Math.abs(by) === 1 ? (by > 0 ? -1 : 1) : index.value
    const key = list.keys[Math.min(list.keys.length - 1, Math.max(0, from + by))]
    if (key === undefined) return
    active.value = key
    if (event.shiftKey) toggle(key, true)
    void focusActive()
  }

  const open = (row: LabRow | undefined): void => {
    if (row === undefined) return
    active.value = row.key
    void router.push({ name: 'lab', params: { namespace: row.namespace, name: row.name } })
  }
  useListKeys({
    move,
    open: () => open(list.rows[index.value]),
    select: () => active.value !== undefined && toggle(active.value, false),
    ...(stepOf === undefined ? {} : { stepOf }),
  })

  const hold = (held: boolean): void => void (list.isHeld = held || box.value?.querySelector('[data-key]:focus-within') != null)
  // With its last lab the list goes: the focus goes to the screen's heading, not to nothing.
  onBeforeUnmount(() => {
    if (box.value?.contains(document.activeElement) === true) void nextTick(() => document.querySelector<HTMLElement>('main h1')?.focus())
  })
  onUnmounted(() => (list.isHeld = false))
  return {
    index,
    toggle,
    open,
    hold,
    onFocusIn({ target }): void {
      active.value = (target as HTMLElement).closest<HTMLElement>('[data-key]')?.dataset['key'] ?? active.value
      hold(true)
    },
  }
}

/** On the wall labs stand beside and below one another. undefined: the key means nothing else than in a list. */
export function wallStep(key: string, columns: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return 1
    case 'ArrowLeft':
      return -1
    case 'ArrowDown':
      return columns
    case 'ArrowUp':
      return -columns
    case 'PageDown':
      return 3 * columns
    case 'PageUp':
      return -3 * columns
    default:
      return undefined
  }
}
