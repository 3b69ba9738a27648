import type { Clock } from '../clock/clock'
import type { Log } from '../observe/log'
import { momentOf } from '../resource/format/timestamp'
import type { StoredLab } from '../resource/lab-instance'
import { keyOf, refOf, type ResourceKey } from '../resource/resource'
import type { ResourceStore } from '../store/resource-store'
import { type Absence, AbsenceMeter } from './absence-meter'
import { isBeingDeleted } from './find/finding-input'

/** After a person said "expire": this many labs are let go at a time. */
const MOST_AT_ONCE = 10
/** ... and the next ones not before: about what stopping a container takes. */
const WAVE_MS = 2_000
/** Long enough to write a new end for every lab of a class; if that failed, the labs end after all. */
const GIVE_BACK_MS = 300_000

interface Hold {
  readonly uid: string
  readonly expiresAt: number
  readonly absence: Absence
}

export interface ExpiryHoldOptions {
  readonly store: ResourceStore
  readonly clock: Clock
  readonly log: Log
  /** How many of so many ready labs may end with nobody having asked. */
  readonly limit: (ready: number) => number
  /** So many labs would end, which waits for a person from now on. */
  readonly ask: (count: number) => void
}

/**
 * Labs whose end waits for a person: a laptop that wakes after lunch finds a whole class expired. Only an end that fell into an absence
 * is a surprise; an ordinary end of a lesson passes.
 */
export class ExpiryHold {
  readonly #options: ExpiryHoldOptions
  readonly #meter: AbsenceMeter
  /** Noticed, but the labs it concerns have not been counted yet: until then none of them may expire. */
  #unweighed: Absence[] = []
  #weighing: Promise<void> | undefined
  readonly #holds = new Map<ResourceKey, Hold>()
  /** The last decision: these end, in waves; these wait for their new end to be written. */
  #released: ReadonlyMap<ResourceKey, Hold> = new Map()
  #givenBack: ReadonlyMap<ResourceKey, Hold> = new Map()
  /** Monotonic. */
  #decidedAt = 0
  #wave = { began: Number.NEGATIVE_INFINITY, keys: new Set<ResourceKey>() }

  constructor(options: ExpiryHoldOptions) {
    this.#options = options
    this.#meter = new AbsenceMeter(options.clock)
  }

  get held(): readonly ResourceKey[] {
    return [...this.#holds.keys()]
  }

  start(): void {
    this.#meter.start((absence) => this.#beat(absence))
  }

  stop(): void {
    this.#meter.stop()
  }

  /** Asked before each expiry. False: not now; ask again on the next pass. */
  mayExpire(lab: StoredLab): boolean {
    this.#notice(this.#meter.measure())
    const expiresAt = momentOf(lab.status.expiresAt)
    if (expiresAt === undefined) return true
    if (this.#unweighed.some((absence) => isWithin(absence, expiresAt))) return false
    const key = keyOf(refOf(lab))
    const isMeant = (hold: Hold | undefined): boolean => hold?.uid === lab.metadata.uid && hold.expiresAt === expiresAt
    if (isMeant(this.#holds.get(key)) || (isMeant(this.#givenBack.get(key)) && this.#isFresh(this.#decidedAt))) return false
    return !isMeant(this.#released.get(key)) || this.#isInWave(key)
  }

  /** How long nobody was awake, over all absences that a held lab ended in. */
  sleptMs(): number {
    const absences = new Set([...this.#holds.values()].map(({ absence }) => absence))
    return [...absences].reduce((sum, { from, to }) => sum + to - from, 0)
  }

  /** What was held until now. 'giveBack': they stay as they are until their new end is written, five minutes at most. */
  resolve(choice: 'expire' | 'giveBack'): readonly ResourceKey[] {
    const holds = new Map(this.#holds)
    if (choice === 'expire') this.#released = holds
    else this.#givenBack = holds
    this.#decidedAt = this.#options.clock.monotonic()
    this.#holds.clear()
    return [...holds.keys()]
  }

  #beat(absence: Absence | undefined): void {
    this.#notice(absence)
    if (this.#holds.size > 0) void this.#weigh()
  }

  #notice(absence: Absence | undefined): void {
    if (absence !== undefined) {
      this.#unweighed.push(absence)
      this.#options.log.warn(`The clock went on by ${minutes(absence)} while nobody was awake here`)
    }
    if (this.#unweighed.length > 0) void this.#weigh()
  }

  /** Counts what the absences concern; a store that cannot be read leaves them unweighed, to be tried again with the next measurement. */
  #weigh(): Promise<void> {
    this.#weighing ??= this.#weighOnce()
      .catch((error: unknown) =>
        this.#options.log.error('The labs that ended meanwhile could not be counted; none of them ends until they are.', { error }),
      )
      .finally(() => (this.#weighing = undefined))
    return this.#weighing
  }

  async #weighOnce(): Promise<void> {
    const weighed = this.#unweighed
    const { items } = await this.#options.store.list<StoredLab>('LabInstance')
    const ready = items.filter((lab) => lab.status.state === 'ready' && !isBeingDeleted(lab))
    this.#dropSettled(ready)
    const surprised = ready.flatMap((lab) => holdOf(lab, weighed, this.#options.clock.now()))
    if (surprised.length > 0 && surprised.length + this.#holds.size > this.#options.limit(ready.length)) {
      for (const hold of surprised) this.#holds.set(hold.key, hold)
      this.#options.ask(surprised.length)
    }
    this.#unweighed = this.#unweighed.filter((absence) => !weighed.includes(absence))
  }

  /** Ended, deleted, extended, or in the future again because the clock was set back: nothing of it waits any more. */
  #dropSettled(ready: readonly StoredLab[]): void {
    if (this.#holds.size === 0) return
    const now = this.#options.clock.now()
    const expiries = new Map(ready.map((lab) => [lab.metadata.uid, momentOf(lab.status.expiresAt)]))
    for (const [key, { uid, expiresAt }] of this.#holds) {
      if (expiresAt > now || expiries.get(uid) !== expiresAt) this.#holds.delete(key)
    }
  }

  #isFresh(since: number): boolean {
    return this.#options.clock.monotonic() - since < GIVE_BACK_MS
  }

  #isInWave(key: ResourceKey): boolean {
    const now = this.#options.clock.monotonic()
    if (now - this.#wave.began >= WAVE_MS) this.#wave = { began: now, keys: new Set() }
    if (this.#wave.keys.size < MOST_AT_ONCE) this.#wave.keys.add(key)
    return this.#wave.keys.has(key)
  }
}

function isWithin({ from, to }: Absence, moment: number): boolean {
  return moment > from && moment <= to
}

function holdOf(lab: StoredLab, absences: readonly Absence[], now: number): (Hold & { readonly key: ResourceKey })[] {
  const expiresAt = momentOf(lab.status.expiresAt)
  const absence = absences.find((each) => expiresAt !== undefined && isWithin(each, expiresAt))
  if (expiresAt === undefined || absence === undefined || expiresAt > now) return []
  return [{ key: keyOf(refOf(lab)), uid: lab.metadata.uid, expiresAt, absence }]
}

function minutes({ from, to }: Absence): string {
  return `${Math.round((to - from) / 60_000)} min`
}
