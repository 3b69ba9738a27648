import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef, watch } from 'vue'
import type { About } from '../../src/contract/about'
import { useNow } from '../ui/now'
import { useConnection } from './connection'

/** The room on the disk moves; nothing else here does. */
const REFRESH_MS = 60_000

/** What runs where, asked again now and then and whenever the connection is back. */
export const useAbout = defineStore('about', () => {
  const { channel, isOpen } = useConnection()
  const about = shallowRef<About>()
  const clock = useNow()

  async function refresh(): Promise<void> {
    try {
      const answered = clock.ask()
      about.value = await channel.call('about', {})
      answered(about.value.now)
    } catch {
      // What was known stays; that the connection is lost is told by the connection itself.
    }
  }
  const timer = window.setInterval(() => void refresh(), REFRESH_MS)
  onScopeDispose(() => window.clearInterval(timer))
  watch(isOpen, (open) => open && void refresh(), { immediate: true })
  return { about, refresh }
})
