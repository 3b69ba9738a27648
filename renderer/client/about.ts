import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef, watch } from 'vue'
import type { About } from '../../src/contract/about'
import { useLine } from './channel'

/** The room on the disk moves; nothing else here does. */
const AGAIN_MS = 60_000

/** Two clocks nearer to each other than the way there and back took cannot be told apart. The answer was written in the middle of that way. */
export function skewOf(theirs: number, asked: number, answered: number): number {
  const skew = theirs - (asked + answered) / 2
  return Math.abs(skew) <= answered - asked ? 0 : Math.round(skew)
}

/** What runs where, asked again now and then and whenever the line is back. */
export const useAbout = defineStore('about', () => {
  const { channel, isOpen } = useLine()
  const about = shallowRef<About>()
  /** Add it to a moment of this browser to get the engine's: the two may be two machines. */
  const skewMs = shallowRef(0)

  async function look(): Promise<void> {
    try {
      const asked = Date.now()
      about.value = await channel.call('about', {})
      skewMs.value = skewOf(about.value.now, asked, Date.now())
    } catch {
      // What was known stays; that the line is down is said by the line itself.
    }
  }
  const timer = window.setInterval(() => void look(), AGAIN_MS)
  onScopeDispose(() => window.clearInterval(timer))
  watch(isOpen, (open) => open && void look(), { immediate: true })
  return { about, skewMs, look }
})
