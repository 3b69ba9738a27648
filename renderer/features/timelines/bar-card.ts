import { onScopeDispose, shallowRef } from 'vue'
import type { Lane } from './lane'

/** What is being told about, and where on the screen (px): below its lane, unless that is low down. */
export interface CardPlace {
  readonly lane: Lane
  readonly index: number
  readonly x: number
  readonly top: number
  readonly bottom: number
}

/** Time to get from the bar into its card. */
const GRACE_MS = 250

/** The card of one bar: it stays while the pointer is on the bar or on the card, and until Esc or the next bar when keys called it. */
export function useBarCard() {
  const place = shallowRef<CardPlace>()
  let timer = 0
  const keep = (): void => window.clearTimeout(timer)
  const hide = (): void => {
    keep()
    place.value = undefined
  }
  onScopeDispose(keep)
  return {
    place,
    keep,
    hide,
    show(next: CardPlace): void {
      keep()
      const now = place.value
      // Along one bar it stays where it came up: a card that runs after the pointer cannot be reached.
      if (now?.lane.key !== next.lane.key || now.index !== next.index) place.value = next
    },
    leave(): void {
      keep()
      timer = window.setTimeout(hide, GRACE_MS)
    },
  }
}
