import { watch, nextTick } from 'vue'
import { useChannel } from '../../client/connection'
import type { LabRef } from '../../lab/actions/lab-actions'

/** Whoever opens a lab's details wants to know how it is now, not at its last turn: it is asked at once, and what it answers comes as all news does. */
export function useProbeOnOpen(address: () => LabRef): void {
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

/**
 * Back to where somebody came from: the very element, if it is still on the page, else the row of this lab (rows of a long list are
 * made anew while one scrolls), else the screen itself, so that the focus is never lost.
 */
export function useFocusRestore(key: () => string): () => void {
  const previous = document.activeElement
  const openedWith = key()
  return () => {
    void nextTick(() => {
      const isSame = previous instanceof HTMLElement && previous.isConnected && previous !== document.body && openedWith === key()
      const row = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key())}"]`)
      ;(isSame ? previous : (row ?? document.querySelector<HTMLElement>('#screen')))?.focus()
    })
  }
}
