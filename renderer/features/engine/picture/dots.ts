import type { JourneyStep } from '../../../../src/contract/journey'
import { parseKey } from '../../../../src/contract/words'
import type { ResourceKey } from '../../../../src/contract/words'
import { stationOf } from './stations'
import type { Station } from './stations'

/**
 * Labs on their way through the picture. Real steps come as fast as the engine is, a person sees one hop at a time: each dot keeps
 * the steps it has not shown yet and takes one with every beat. Nothing is lost without being counted: a lab that finds no free lane
 * is one of the crowd ("+8") until its change is done, and steps that a dot skips are in its own count.
 */
export interface Dot {
  readonly key: string
  readonly name: string
  /** Its line in the picture, 0 is the uppermost; the same as long as it lives, so that names do not jump up and down. */
  readonly lane: number
  readonly step: JourneyStep
  readonly pending: readonly JourneyStep[]
  /** Steps left out because they came faster than anybody can watch. */
  readonly skipped: number
  /** Beats since its last hop. */
  readonly restedTicks: number
}

export interface CrowdedStep {
  readonly step: JourneyStep
  readonly rested: number
}

export interface Dots {
  readonly dots: readonly Dot[]
  /** Without a lane, by key: the last step heard, and the beats since then. */
  readonly crowd: ReadonlyMap<string, CrowdedStep>
}

export const MOST_DOTS = 8
/** Room for a few; for all of them as soon as one more was on its way. */
export const FEW_DOTS = 4
/** One hop and a breath: fast enough to keep up, slow enough to follow with the eye. */
export const ADVANCE_MS = 220
/** A dot that is further behind than this leaves steps out, the oldest first. */
const MOST_PENDING = 12
/** What is done is read for a moment and goes; what is under way stays longer, its next step may come. */
const RESTS_DONE = 6
const RESTS_UNDER_WAY = 18
const ENDS: readonly JourneyStep['step'][] = ['done', 'later', 'failed']

export const NO_DOTS: Dots = { dots: [], crowd: new Map() }

export function addSteps(state: Dots, steps: readonly JourneyStep[]): Dots {
  return steps.reduce(addStep, state)
}

function addStep(state: Dots, step: JourneyStep): Dots {
  const index = state.dots.findIndex(({ key }) => key === step.key)
  const known = state.dots[index]
  if (known !== undefined) return { ...state, dots: state.dots.with(index, queued(known, step)) }
  const lane = freeLane(state.dots)
  return lane === undefined ? joinCrowd(state, step) : { dots: [...state.dots, newDot(step, lane)], crowd: without(state.crowd, step.key) }
}

/** Two waiting steps at one station are one hop: where it is and what came of it is the newer one's to say. */
function queued(dot: Dot, step: JourneyStep): Dot {
  const last = dot.pending.at(-1)
  const ahead = last !== undefined && stationOf(last) === stationOf(step) ? dot.pending.with(-1, step) : [...dot.pending, step]
  const skipped = Math.max(0, ahead.length - MOST_PENDING)
  return { ...dot, pending: ahead.slice(skipped), skipped: dot.skipped + skipped }
}

function newDot(step: JourneyStep, lane: number): Dot {
  return { key: step.key, name: nameOf(step.key), lane, step, pending: [], skipped: 0, restedTicks: 0 }
}

function joinCrowd(state: Dots, step: JourneyStep): Dots {
  return { ...state, crowd: new Map(state.crowd).set(step.key, { step, rested: 0 }) }
}

/** One beat later. The same object when nothing is on its way, so that the caller can stop the clock. */
export function advance(state: Dots): Dots {
  if (isIdle(state)) return state
  return withFreedLanes({ dots: state.dots.map(advanceDot).filter(isAlive), crowd: aged(state.crowd) })
}

/** Who waited in the crowd takes what lanes have become free, first come, first served. */
function withFreedLanes(state: Dots): Dots {
  const [next] = state.crowd.values()
  return next === undefined || freeLane(state.dots) === undefined ? state : withFreedLanes(addStep(state, next.step))
}

/** Where a lab has arrived with this beat: what leads there lights up. A status that was written came from the controller. */
export function arrivals({ dots }: Dots): ReadonlySet<Station | 'status'> {
  const fresh = dots.filter(({ restedTicks }) => restedTicks === 0)
  return new Set(fresh.map(({ step }) => (step.step === 'written' && step.what === 'STATUS_UPDATED' ? 'status' : stationOf(step))))
}

/** Lines to keep free: only ever more, and in one step, so that what stands below moves once at most. */
export const linesFor = ({ dots }: Dots, before: number): number => (dots.length > FEW_DOTS ? MOST_DOTS : before)

export const isIdle = ({ dots, crowd }: Dots): boolean => dots.length === 0 && crowd.size === 0

function advanceDot(dot: Dot): Dot {
  const [next, ...pending] = dot.pending
  return next === undefined ? { ...dot, restedTicks: dot.restedTicks + 1 } : { ...dot, step: next, pending, restedTicks: 0 }
}

const restsOf = ({ step }: JourneyStep): number => (ENDS.includes(step) ? RESTS_DONE : RESTS_UNDER_WAY)
const isAlive = ({ step, pending, restedTicks }: Dot): boolean => pending.length > 0 || restedTicks < restsOf(step)

function aged(crowd: Dots['crowd']): Dots['crowd'] {
  return new Map(
    [...crowd].flatMap(([key, { step, rested }]) => (rested + 1 < restsOf(step) ? [[key, { step, rested: rested + 1 }] as const] : [])),
  )
}

function without(crowd: Dots['crowd'], key: string): Dots['crowd'] {
  if (!crowd.has(key)) return crowd
  return new Map([...crowd].filter(([each]) => each !== key))
}

function freeLane(dots: readonly Dot[]): number | undefined {
  const taken = new Set(dots.map(({ lane }) => lane))
  return Array.from({ length: MOST_DOTS }, (_, lane) => lane).find((lane) => !taken.has(lane))
}

/** The lab's name; of a container without a lab the beginning of its uid. */
export function nameOf(key: string): string {
  const { kind, name } = parseKey(key as ResourceKey)
  return kind === 'Orphan' ? name.slice(0, 8) : name
}
