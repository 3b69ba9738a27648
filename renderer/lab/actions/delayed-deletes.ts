import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { useNow } from '../../ui/now'

/** Long enough to see the mistake and to reach Undo with the keyboard. */
const UNDO_MS = 8_000

/**
 * Deleting one lab can be undone for a few seconds, so nothing is asked first. The engine has no undelete, hence it is told only when
 * the time is over. Whoever closes the window before has not deleted anything: a lab too many is seen and deleted again; a student's
 * work that went with a closing window is gone.
 */
export const useDelayedDeletes = defineStore('delayedDeletes', () => {
  /** By the lab's key: wall clock ms at which it is told. */
  const due = shallowRef<ReadonlyMap<string, number>>(new Map())
  const timers = new Map<string, number>()
  const clock = useNow()

  function undo(key: string): void {
    window.clearTimeout(timers.get(key))
    timers.delete(key)
    due.value = new Map([...due.value].filter(([each]) => each !== key))
  }

  return {
    due,
    undo,
    /** `tell` is called once, unless it is undone. A second wish for the same lab changes nothing. */
    ask(key: string, tell: () => void): void {
      if (timers.has(key)) return
      due.value = new Map([...due.value, [key, clock.read() + UNDO_MS]])
      timers.set(
        key,
        window.setTimeout(() => {
          undo(key)
          tell()
        }, UNDO_MS),
      )
    },
  }
})
