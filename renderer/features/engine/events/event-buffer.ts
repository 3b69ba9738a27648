import type { CloudEvent } from '../../../../src/contract/words'

/** The newest first. While a person reads, the list stands still and what came meanwhile waits behind it. */
export interface EventBuffer {
  readonly shown: readonly CloudEvent[]
  readonly waiting: readonly CloudEvent[]
}

export const MOST_EVENTS = 500
export const NO_EVENTS: EventBuffer = { shown: [], waiting: [] }

const newest = (fresh: readonly CloudEvent[], known: readonly CloudEvent[]): readonly CloudEvent[] =>
  [...fresh.toReversed(), ...known].slice(0, MOST_EVENTS)

export function append({ shown, waiting }: EventBuffer, fresh: readonly CloudEvent[], isPaused: boolean): EventBuffer {
  return isPaused ? { shown, waiting: newest(fresh, waiting) } : { shown: newest(fresh, shown), waiting }
}

export function flush({ shown, waiting }: EventBuffer): EventBuffer {
  return { shown: [...waiting, ...shown].slice(0, MOST_EVENTS), waiting: [] }
}

export const ofType = (events: readonly CloudEvent[], type: string): readonly CloudEvent[] =>
  type === '' ? events : events.filter((event) => event.type === type)

/** What there is to choose from: the types that have come, and the one that is chosen. */
export function typesOf({ shown, waiting }: EventBuffer, chosen: string): readonly string[] {
  const types = new Set([...shown, ...waiting].map((event): string => event.type))
  return [...(chosen === '' ? types : types.add(chosen))].toSorted()
}
