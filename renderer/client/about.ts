import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef, watch } from 'vue'
import type { About } from '../../src/contract/about'
import { useLine } from './channel'

/** The room on the disk moves; nothing else here does. */
const AGAIN_MS = 60_000

/** What runs where, asked again now and then and whenever the line is back. */
export const useAbout = defineStore('about', () => {
  const { channel, isOpen } = useLine()
  const about = shallowRef<About>()
  /** Add it to a moment of this browser to get the engine's: the two may be two machines. */
  const skewMs = shallowRef(0)

  async function look(): Promise<void> {
    try {
      about.value = await channel.call('about', {})
      skewMs.value = about.value.now - Date.now()
    } catch {
      // What was known stays; that the line is down is said by the line itself.
    }
  }
  const timer = window.setInterval(() => void look(), AGAIN_MS)
  onScopeDispose(() => window.clearInterval(timer))
  watch(isOpen, (open) => open && void look(), { immediate: true })
  return { about, skewMs, look }
})
