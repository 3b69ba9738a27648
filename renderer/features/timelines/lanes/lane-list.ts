import { translateMessage } from '../../../lab/engine-messages'
import type { Lane } from './lane'

/** Which lanes, one click each. */
export const FILTERS = ['all', 'slowest', 'failures', 'starting'] as const
export type Filter = (typeof FILTERS)[number]

export const ORDERS = ['declared', 'name', 'ready'] as const
export type Order = (typeof ORDERS)[number]

export interface LaneQuery {
  readonly filter: Filter
  readonly order: Order
  readonly text: string
  /** In which the reasons are told, and looked for. */
  readonly language: string
}

const MATCHES: Readonly<Record<Filter, (lane: Lane) => boolean>> = {
  all: () => true,
  slowest: (lane) => lane.readyAfterMs !== undefined || lane.isStarting,
  failures: (lane) => lane.hasFailed,
  starting: (lane) => lane.isStarting,
}

const byName = new Intl.Collator(undefined, { numeric: true })
const COMPARE: Readonly<Record<Order, (a: Lane, b: Lane) => number>> = {
  declared: (a, b) => a.declaredAt - b.declaredAt || byName.compare(a.name, b.name),
  name: (a, b) => byName.compare(a.name, b.name) || a.declaredAt - b.declaredAt,
  ready: (a, b) => slowness(b) - slowness(a) || a.beginsAt - b.beginsAt,
}

export function listLanes(lanes: readonly Lane[], { filter, order, text, language }: LaneQuery): readonly Lane[] {
  const wanted = text.trim().toLowerCase()
  return lanes
    .filter((lane) => MATCHES[filter](lane) && mentions(lane, wanted, language))
    .toSorted(COMPARE[filter === 'slowest' ? 'ready' : order])
}

/** How many each filter would show, so that a person need not try. */
export function countLanes(lanes: readonly Lane[]): Readonly<Record<Filter, number>> {
  const count = (filter: Filter) => lanes.reduce((sum, lane) => sum + (MATCHES[filter](lane) ? 1 : 0), 0)
  return { all: lanes.length, slowest: count('slowest'), failures: count('failures'), starting: count('starting') }
}

function mentions(lane: Lane, wanted: string, language: string): boolean {
  const { name, student, state, reason, message } = lane
  return (
    wanted === '' ||
    [name, student, state, reason, message, translateMessage(lane, language)].some((each) => each.toLowerCase().includes(wanted))
  )
}

/**
 * Slowest first: whoever is still starting before everybody who arrived (the earliest first), whoever never will be ready at the end.
 * Free of the clock on purpose: no lane moves because a second went by.
 */
function slowness({ isStarting, readyAfterMs }: Lane): number {
  return isStarting ? Number.MAX_VALUE : (readyAfterMs ?? -1)
}
