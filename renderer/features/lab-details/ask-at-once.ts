import { watch } from 'vue'
import { useChannel } from '../../client/connection'
import type { LabRef } from '../../lab/lab-actions'

/** Whoever opens a lab's details wants to know how it is now, not at its last turn: it is asked at once, and what it answers comes as all news does. */
export function useAskAtOnce(address: () => LabRef): void {
  const channel = useChannel()
  watch(
    () => `${address().namespace}/${address().name}`,
    () => {
      const { namespace, name } = address()
      // It may be gone, or the engine not reached: the panel tells both by itself.
      channel.call('probe', { namespace, name }).catch(() => undefined)
    },
    { immediate: true },
  )
}
