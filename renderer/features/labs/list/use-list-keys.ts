import { onScopeDispose } from 'vue'
import { isTyping } from '../../../ui/keyboard'

export interface ListKeyHandlers {
  /** By so many rows; Infinity: to the end. */
  readonly move: (by: number, event: KeyboardEvent) => void
  readonly open: () => void
  readonly select: () => void
  /** What a key moves by, where it is not as in a plain list. */
  readonly stepOf?: (key: string) => number | undefined
}

const STEPS: Readonly<Record<string, number>> = {
  j: 1,
  k: -1,
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -Infinity,
  End: Infinity,
}

/**
 * J, K and x work wherever nobody types; arrows, Home, End and Enter only on a row or where nothing has the focus: elsewhere they
 * belong to what has it.
 */
export function useListKeys(handlers: ListKeyHandlers): void {
  function onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return
    const isFree =
      event.target === document.body || (event.target instanceof HTMLElement && event.target.matches('tr[data-key], [data-card]'))
    if (!isFree && !['j', 'k', 'x'].includes(event.key)) return
    const by = handlers.stepOf?.(event.key) ?? STEPS[event.key]
    if (by !== undefined) handlers.move(by, event)
    else if (event.key === 'Enter') handlers.open()
    else if (event.key === 'x' || event.key === ' ') handlers.select()
    else return
    event.preventDefault()
  }
  window.addEventListener('keydown', onKey)
  onScopeDispose(() => window.removeEventListener('keydown', onKey))
}

const isElsewhere = (target: EventTarget | null) =>
  isTyping(target) || (target instanceof Element && target.closest('[role="dialog"], [role="menu"], [role="listbox"], aside') !== null)
