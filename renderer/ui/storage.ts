import { customRef } from 'vue'
import type { Ref } from 'vue'

const PREFIX = 'labs.'

/** A choice of this person, kept in this browser; a value that is none of the allowed ones (an older version's, say) counts as the default. */
export function useStorage<Value extends string>(name: string, fallback: Value, allowed: readonly Value[]): Ref<Value> {
  const read = (): Value => allowed.find((each) => each === tryRead(name)) ?? fallback
  let value = read()
  return customRef((track, trigger) => ({
    get() {
      track()
      return value
    },
    set(next) {
      value = next
      tryWrite(name, next)
      trigger()
    },
  }))
}

// A browser may refuse storage altogether; the choice then lasts as long as the page.
function tryRead(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name)
  } catch {
    return null
  }
}

function tryWrite(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value)
  } catch {
    return
  }
}
