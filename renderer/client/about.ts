import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef, watch } from 'vue'
import type { About } from '../../src/contract/about'
import { useNow } from '../ui/now'
import { useLine } from './channel'

/** The room on the disk moves; nothing else here does. */
const AGAIN_MS = 60_000

/** What runs where, asked again now and then and whenever the line is back. */
export const useAbout = defineStore('about', () => {
  const { channel, isOpen } = useLine()
  const about = shallowRef<About>()
  const clock = useNow()

  async function look(): Promise<void> {
    try {
      const told = clock.ask()
      about.value = await channel.call('about', {})
      told(about.value.now)
    } catch {
      // What was known stays; that the line is down is said by the line itself.
    }
  }
  const timer = window.setInterval(() => void look(), AGAIN_MS)
  onScopeDispose(() => window.clearInterval(timer))
  watch(isOpen, (open) => open && void look(), { immediate: true })
  return { about, look }
})
