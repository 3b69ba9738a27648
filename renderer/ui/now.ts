import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef } from 'vue'

/**
 * The engine's clock, as it ticks here once a second: ages and countdowns move together, and every moment that the panel shows or writes is one
 * of the machine that runs the labs, whatever this browser's own clock says. No other file here reads a clock.
 */
export const useNow = defineStore('now', () => {
  const here = shallowRef(Date.now())
  /** What has to be added to this browser's clock; 0 until the engine has said what time it is. */
  const skewMs = shallowRef(0)
  const timer = window.setInterval(() => (here.value = Date.now()), 1_000)
  onScopeDispose(() => window.clearInterval(timer))
  return {
    now: computed(() => here.value + skewMs.value),
    /** To the millisecond, without ticking. */
    read: (): number => Date.now() + skewMs.value,
    /** This moment, to be told later: by then the engine may have said what time it was. */
    mark(): () => number {
      const marked = Date.now()
      return () => marked + skewMs.value
    },
    /** Called when the engine is asked what time it is; the answer is handed to what comes back. */
    ask(): (theirs: number) => void {
      const asked = Date.now()
      return (theirs) => void (skewMs.value = skewOf(theirs, asked, Date.now()))
    },
  }
})

/** Two clocks nearer to each other than the way there and back took cannot be told apart. The answer was written in the middle of that way. */
export function skewOf(theirs: number, asked: number, answered: number): number {
  const skew = theirs - (asked + answered) / 2
  return Math.abs(skew) <= answered - asked ? 0 : Math.round(skew)
}
