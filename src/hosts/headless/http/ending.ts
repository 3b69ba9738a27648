import { setMaxListeners } from 'node:events'

/** An end that as many streams wait for as there are: Node otherwise takes the eleventh listener for a leak and says so on the terminal. */
export function newEnding(): AbortController {
  const ending = new AbortController()
  setMaxListeners(0, ending.signal)
  return ending
}
