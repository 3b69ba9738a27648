import { nextTick } from 'vue'

/**
 * Back to where somebody came from: the very element, if it is still on the page, else the row of this lab (rows of a long list are
 * made anew while one scrolls), else the screen itself, so that the focus is never lost.
 */
export function useReturningFocus(key: () => string): () => void {
  const cameFrom = document.activeElement
  const openedWith = key()
  return () => {
    void nextTick(() => {
      const isSame = cameFrom instanceof HTMLElement && cameFrom.isConnected && cameFrom !== document.body && openedWith === key()
      const row = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key())}"]`)
      ;(isSame ? cameFrom : (row ?? document.querySelector<HTMLElement>('#screen')))?.focus()
    })
  }
}
