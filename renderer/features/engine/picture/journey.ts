import { onScopeDispose, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import type { JourneyStep } from '../../../../src/contract/journey'
import { useChannel } from '../../../client/connection'
import { useSubscription } from '../../../client/subscription'
import { advance, ADVANCE_MS, addSteps, isIdle, NO_DOTS } from './dots'
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
  const stopTimer = (): void => {
    window.clearInterval(timer)
    timer = undefined
  }
  const tick = (): void => {
    dots.value = advance(dots.value)
    if (isIdle(dots.value)) stopTimer()
  }
  useSubscription(useChannel(), 'journey', {}, (steps) => {
    log.value = [...steps.map((step) => ({ ...step, id: lines++ })).toReversed(), ...log.value].slice(0, MOST_LINES)
    if (!hasMotion.value) return
    dots.value = addSteps(dots.value, steps)
    timer ??= window.setInterval(tick, ADVANCE_MS)
  })
  onScopeDispose(stopTimer)
  return { log, dots, hasMotion }
}

function useMotion(): Readonly<ShallowRef<boolean>> {
  const query = window.matchMedia('(prefers-reduced-motion: reduce)')
  const hasMotion = shallowRef(!query.matches)
  const update = (): void => void (hasMotion.value = !query.matches)
  query.addEventListener('change', update)
  onScopeDispose(() => query.removeEventListener('change', update))
  return hasMotion
}
