import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useNow } from '../ui/now'
import { useAbout } from './about'

/** The engine's clock, as it ticks here: what the engine wrote down is compared with this, whatever this browser's own clock says. */
export const useEngineNow = defineStore('engineNow', () => {
  const ticking = useNow()
  const host = useAbout()
  return {
    now: computed(() => ticking.now + host.skewMs),
    /** To the millisecond, without ticking. */
    read: (): number => Date.now() + host.skewMs,
  }
})
