import { onScopeDispose, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import type { JourneyStep } from '../../../../src/contract/journey'
import { useChannel } from '../../../client/connection'
import { useSubscription } from '../../../client/subscription'
import { beat, BEAT_MS, hear, isStill, NO_DOTS } from './dots'
import type { Dots } from './dots'

/** One line of the log beside the picture. */
export interface LoggedStep extends JourneyStep {
  readonly id: number
}

export interface JourneyLog {
  /** Newest first, since this page was opened. */
  readonly log: Readonly<ShallowRef<readonly LoggedStep[]>>
  /** Empty for who wants no motion: the log says the same. */
  readonly dots: Readonly<ShallowRef<Dots>>
  readonly hasMotion: Readonly<ShallowRef<boolean>>
}

const MOST_LINES = 200

/** Follows real changes as long as the page is open. The clock of the dots runs only while one is on its way. */
export function useJourney(): JourneyLog {
  const log = shallowRef<readonly LoggedStep[]>([])
  const dots = shallowRef(NO_DOTS)
  const hasMotion = useMotion()
  let lines = 0
  let timer: number | undefined
  const rest = (): void => {
    window.clearInterval(timer)
    timer = undefined
  }
  const tick = (): void => {
    dots.value = beat(dots.value)
    if (isStill(dots.value)) rest()
  }
  useSubscription(useChannel(), 'journey', {}, (steps) => {
    log.value = [...steps.map((step) => ({ ...step, id: lines++ })).toReversed(), ...log.value].slice(0, MOST_LINES)
    if (!hasMotion.value) return
    dots.value = hear(dots.value, steps)
    timer ??= window.setInterval(tick, BEAT_MS)
  })
  onScopeDispose(rest)
  return { log, dots, hasMotion }
}

function useMotion(): Readonly<ShallowRef<boolean>> {
  const wish = window.matchMedia('(prefers-reduced-motion: reduce)')
  const hasMotion = shallowRef(!wish.matches)
  const hear = (): void => void (hasMotion.value = !wish.matches)
  wish.addEventListener('change', hear)
  onScopeDispose(() => wish.removeEventListener('change', hear))
  return hasMotion
}
