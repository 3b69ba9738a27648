import type { LabTransition } from '../resource/lab-instance'

/** Lines kept with a lab: a lab that flaps for a week must not grow its record until every write is slow. */
const MOST_TRANSITIONS = 100

/**
 * A lab's timeline with one more line. How it began and what came last are what a person asks for, so when the
 * timeline is full the second line goes and the first stays. A line that says the same as the newest one (state, reason,
 * message, who) is no transition: the list comes back as it was, with the older, true time.
 */
export function appendTransition(transitions: readonly LabTransition[], next: LabTransition): LabTransition[] {
  const newest = transitions.at(-1)
  if (newest !== undefined && saysTheSame(newest, next)) return [...transitions]
  const all = [...transitions, next]
  if (all.length <= MOST_TRANSITIONS) return all
  const [first, ...latest] = [...transitions.slice(0, 1), ...all.slice(1 - MOST_TRANSITIONS)]
  const [second] = latest
  if (first === undefined || second === undefined) return all
  // What stood between the first line and one that says the same has just gone.
  return [first, ...(saysTheSame(first, second) ? latest.slice(1) : latest)]
}

function saysTheSame(a: LabTransition, b: LabTransition): boolean {
  return a.state === b.state && a.reason === b.reason && a.message === b.message && a.who === b.who
}
