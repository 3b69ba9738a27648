import type { LabInstanceSpec, StoredLab } from '../../../src/contract/words'
import { memoryQuantity, memoryText, memoryTyped } from './memory'
import { isoTime, momentOf } from '../../../src/contract/words'

/** Limits as they are typed; an empty field: the template's, or for many labs: as it is. */
export interface LimitsForm {
  readonly memory: string
  readonly cpu: string
  readonly pids: string
  readonly lasts: 'forGood' | 'until'
  /** "11:30", as the clock on the wall says it. */
  readonly at: string
}

export type LimitField = 'memory' | 'cpu' | 'pids' | 'at'
/** What is wrong with a field, as a key under `lab.limits.mistake`. */
export type LimitMistakes = { readonly [Field in LimitField]?: Field }

const DAY_MS = 86_400_000
const CPU = { least: 0.01, most: 256 }
const PIDS = { least: 1, most: 32_768 }

type Own = NonNullable<LabInstanceSpec['resources']>

/** The lab's own limits that act at `now`: those that had an end are over after it. */
export function ownLimits({ spec }: StoredLab, now: number): Own {
  return (momentOf(spec.resourcesUntil) ?? Infinity) <= now ? {} : (spec.resources ?? {})
}

/** Wall clock ms at which the lab's own limits end; undefined: never, or they have none. */
export function limitsEnd({ spec }: StoredLab, now: number): number | undefined {
  const at = momentOf(spec.resourcesUntil)
  return at === undefined || at <= now ? undefined : at
}

/** What stands in the fields at first: of one lab its own limits, of many nothing. */
export function formFor(labs: readonly StoredLab[], now: number, language: string): LimitsForm {
  const [lab] = labs
  if (lab === undefined || labs.length > 1) return { memory: '', cpu: '', pids: '', lasts: 'forGood', at: '' }
  const { memory, cpu, pids } = ownLimits(lab, now)
  const bytes = typeof memory === 'string' ? memoryTyped(memory) : memory
  const end = limitsEnd(lab, now)
  return {
    memory: bytes === undefined ? '' : memoryText(bytes, language),
    cpu: cpu === undefined ? '' : String(cpu),
    pids: pids === undefined ? '' : String(pids),
    ...(end === undefined ? { lasts: 'forGood', at: '' } : { lasts: 'until', at: timeText(end) }),
  }
}

/** "11:30" is today's if that is still to come, else tomorrow's. What stood there before stays the moment that it was. */
export function momentOfTime(text: string, now: number, before?: number): number | undefined {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)/.exec(text) ?? []
  if (hours === undefined || minutes === undefined) return undefined
  if (before !== undefined && before > now && timeText(before) === text) return before
  const today = new Date(now).setHours(Number(hours), Number(minutes), 0, 0)
  return today > now ? today : new Date(now + DAY_MS).setHours(Number(hours), Number(minutes), 0, 0)
}

/** As a person names the day of a moment to come. */
export function dayOf(at: number, now: number): 'today' | 'tomorrow' | 'later' {
  const isOn = (day: number) => new Date(at).toDateString() === new Date(day).toDateString()
  return isOn(now) ? 'today' : isOn(now + DAY_MS) ? 'tomorrow' : 'later'
}

export function timeText(at: number): string {
  const date = new Date(at)
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
}

export function limitMistakes(form: LimitsForm, now: number): LimitMistakes {
  const { memory, cpu, pids, lasts, at } = form
  return {
    ...(memory.trim() !== '' && memoryTyped(memory) === undefined ? { memory: 'memory' } : {}),
    ...(cpu.trim() !== '' && within(cpu, CPU) === undefined ? { cpu: 'cpu' } : {}),
    ...(pids.trim() !== '' && !Number.isInteger(within(pids, PIDS)) ? { pids: 'pids' } : {}),
    ...(lasts === 'until' && momentOfTime(at, now) === undefined ? { at: 'at' } : {}),
  }
}

export const isEmpty = ({ memory, cpu, pids }: LimitsForm): boolean => [memory, cpu, pids].every((text) => text.trim() === '')

type Patched<Value> = { readonly [Member in keyof Value]: Value[Member] | null }
export interface LimitsPatch {
  readonly resources: Patched<Own> | null
  readonly resourcesUntil: string | null
}

/** Back to the template's, by one merge patch. */
export const TEMPLATES_OWN: LimitsPatch = { resources: null, resourcesUntil: null }

export interface PatchOptions {
  readonly now: number
  /** Of many labs, an empty field leaves what each of them has. */
  readonly isForMany: boolean
}

/** A merge patch of the spec. Limits whose time is over would act again for good with a new end: they are taken away with it. */
export function limitsPatch(lab: StoredLab, form: LimitsForm, { now, isForMany }: PatchOptions): LimitsPatch {
  if (!isForMany && isEmpty(form)) return TEMPLATES_OWN
  const own = ownLimits(lab, now)
  const keeps = <Value>(typed: Value | undefined, has: Value | undefined): Value | null => typed ?? (isForMany ? (has ?? null) : null)
  const bytes = memoryTyped(form.memory)
  const until = form.lasts === 'until' ? momentOfTime(form.at, now, limitsEnd(lab, now)) : undefined
  return {
    resources: {
      memory: keeps(bytes === undefined ? undefined : memoryQuantity(bytes), own.memory),
      cpu: keeps(within(form.cpu, CPU), own.cpu),
      pids: keeps(within(form.pids, PIDS), own.pids),
    },
    resourcesUntil: until === undefined ? null : isoTime(until),
  }
}

/** More memory, and for good: an end of it would bring the same failure back. Its other limits stay, as far as they still act. */
export function moreMemoryPatch(lab: StoredLab, memory: string, now: number): LimitsPatch {
  const { cpu = null, pids = null } = ownLimits(lab, now)
  return { resources: { memory, cpu, pids }, resourcesUntil: null }
}

function within(text: string, { least, most }: { readonly least: number; readonly most: number }): number | undefined {
  const number = Number(text.trim().replace(',', '.'))
  return text.trim() !== '' && number >= least && number <= most ? number : undefined
}
