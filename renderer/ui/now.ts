import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef } from 'vue'

/** One clock for everything that ticks on the screen, so that ages and countdowns move together, once a second. */
export const useNow = defineStore('now', () => {
  const now = shallowRef(Date.now())
  const timer = window.setInterval(() => (now.value = Date.now()), 1_000)
  onScopeDispose(() => window.clearInterval(timer))
  return { now }
})
