import { english } from '../sentences/english'
import type { Sentence } from '../sentences/sentence'
import type { Clock, Unsubscribe } from '../clock/clock'
import type { Log } from '../observe/log'
import { Emitter } from '../events/emitter'
import type { StoredLab } from '../resource/lab-instance'
import { keyOf, refOf, type ResourceKey } from '../resource/resource'
import type { SettingsSource } from '../settings/settings'
import type { ResourceStore } from '../store/resource-store'
import { type Absence, AbsenceMeter } from './absence-meter'
import { isBeingDeleted } from './find/sight'
import { momentOf } from '../resource/format/timestamp'
import { removalLimit } from './removal-limit'

/** After a person said "expire": this many labs are let go at a time. */
const MOST_AT_ONCE = 10
/** ... and the next ones not before: about what stopping a container takes. */
const WAVE_MS = 2_000
/** Long enough to write a new end for every lab of a class; if that failed, the labs end after all. */
const GIVE_BACK_MS = 300_000

export interface BrakeOptions {
  readonly store: ResourceStore
  readonly settings: SettingsSource
  readonly clock: Clock
  readonly log: Log
}

export interface BrakeStatus {
  /** Labs whose expiry waits for a person, and `Orphan//<uid>` keys whose removal does. */
  readonly held: readonly ResourceKey[]
  /** How long nobody was awake here, which "give back" adds to each lab's end; 0 when only removals are held. */
  readonly sleptMs: number
  /** Wall clock ms: when it was noticed. */
  readonly since: number
}

export interface Released {
  readonly keys: readonly ResourceKey[]
  /** To be added to the end of each lab among the keys; 0 for 'expire'. */
  readonly addMs: number
}

/** What a person is asked: a reason for programs, a sentence for people. */
export interface Question extends Sentence {
  readonly code: 'ManyExpiries' | 'ManyRemovals'
}

interface Hold {
  readonly uid: string
  readonly expiresAt: number
  readonly absence: Absence
}

/**
 * Stands between a surprise and its consequences. A laptop that wakes after lunch finds a whole class expired; a
 * restored store finds a room full of strangers. More of them than the settings allow unasked, and nothing happens to
 * any until a person has decided; an ordinary end of a lesson is no surprise and passes.
 */
export class Brake {
  private readonly meter: AbsenceMeter
  private readonly asked: Emitter<Question>
  /** Noticed, but the labs it concerns have not been counted yet: until then none of them may expire. */
  private unweighed: Absence[] = []
  private weighing: Promise<void> | undefined
  private readonly holds = new Map<ResourceKey, Hold>()
  private heldOrphans: ReadonlySet<ResourceKey> = new Set()
  /** The last decision over labs: these end, in waves; these wait for their new end to be written. */
  private letGo: ReadonlyMap<ResourceKey, Hold> = new Map()
  private givenBack: ReadonlyMap<ResourceKey, Hold> = new Map()
  /** Monotonic. */
  private decidedAt = 0
  /** Decisions over orphans: these go, these stay. */
  private readonly condemned = new Set<ResourceKey>()
  private readonly spared = new Set<ResourceKey>()
  private since = 0
  private wave = { began: Number.NEGATIVE_INFINITY, keys: new Set<ResourceKey>() }

  constructor(private readonly options: BrakeOptions) {
    this.meter = new AbsenceMeter(options.clock)
    this.asked = new Emitter((error) => options.log.error('A listener of the brake failed.', { error }))
  }

  start(): void {
    this.meter.start((absence) => this.beat(absence))
  }

  stop(): void {
    this.meter.stop()
  }

  /** Something waits for a person from now on. */
  onDidAsk(listener: (question: Question) => void): Unsubscribe {
    return this.asked.listen(listener)
  }

  /** Asked before each expiry. False: not now; ask again on the next pass. */
  mayExpire(lab: StoredLab): boolean {
    this.notice(this.meter.measure())
    const expiresAt = momentOf(lab.status.expiresAt)
    if (expiresAt === undefined) return true
    if (this.unweighed.some((absence) => isWithin(absence, expiresAt))) return false
    const key = keyOf(refOf(lab))
    const isMeant = (hold: Hold | undefined): boolean => hold?.uid === lab.metadata.uid && hold.expiresAt === expiresAt
    if (isMeant(this.holds.get(key)) || (isMeant(this.givenBack.get(key)) && this.isFresh(this.decidedAt))) return false
    return !isMeant(this.letGo.get(key)) || this.isInWave(key)
  }

  /** Of these orphans, all seen in one pass among `ours` containers of ours, those that may be removed now. */
  mayRemove(orphans: readonly ResourceKey[], ours: number): readonly ResourceKey[] {
    const undecided = orphans.filter((key) => !this.condemned.has(key) && !this.spared.has(key))
    const tooMany = undecided.length > removalLimit(this.options.settings.current().safety, ours)
    if (tooMany && this.heldOrphans.size === 0) this.ask({ code: 'ManyRemovals', params: { count: undecided.length } })
    this.heldOrphans = new Set(tooMany ? undecided : [])
    return orphans.filter((key) => !this.spared.has(key) && !this.heldOrphans.has(key))
  }

  /** undefined: nothing waits for a person. */
  status(): BrakeStatus | undefined {
    const held = [...this.holds.keys(), ...this.heldOrphans]
    return held.length === 0 ? undefined : { held, sleptMs: this.sleptMs(), since: this.since }
  }

  /**
   * The person's decision over everything that is held. 'expire': they end, a few at a time, and orphans are removed.
   * 'giveBack': the caller adds `addMs` to the end of each lab; until that is written (five minutes at most) they stay as they are;
   * orphans are left alone.
   */
  release(choice: 'expire' | 'giveBack'): Released {
    const addMs = choice === 'giveBack' ? this.sleptMs() : 0
    const holds = new Map(this.holds)
    if (choice === 'expire') this.letGo = holds
    else this.givenBack = holds
    for (const key of this.heldOrphans) (choice === 'expire' ? this.condemned : this.spared).add(key)
    this.decidedAt = this.options.clock.monotonic()
    this.holds.clear()
    this.heldOrphans = new Set()
    this.options.log.info(choice === 'expire' ? 'A person let the held labs end' : 'A person gave the held labs their time back')
    return { keys: [...holds.keys()], addMs }
  }

  private beat(absence: Absence | undefined): void {
    this.notice(absence)
    if (this.holds.size > 0) void this.weigh()
  }

  private notice(absence: Absence | undefined): void {
    if (absence !== undefined) {
      this.unweighed.push(absence)
      this.options.log.warn(`The clock went on by ${minutes(absence)} while nobody was awake here`)
    }
    if (this.unweighed.length > 0) void this.weigh()
  }

  /** Counts what the absences concern; a store that cannot be read leaves them unweighed, to be tried again on the next beat. */
  private weigh(): Promise<void> {
    this.weighing ??= this.weighOnce()
      .catch((error: unknown) =>
        this.options.log.error('The labs that ended meanwhile could not be counted; none of them ends until they are.', { error }),
      )
      .finally(() => (this.weighing = undefined))
    return this.weighing
  }

  private async weighOnce(): Promise<void> {
    const weighed = this.unweighed
    const { items } = await this.options.store.list<StoredLab>('LabInstance')
    const ready = items.filter((lab) => lab.status.state === 'ready' && !isBeingDeleted(lab))
    this.dropSettled(ready)
    const surprised = ready.flatMap((lab) => holdOf(lab, weighed, this.options.clock.now()))
    const limit = removalLimit(this.options.settings.current().safety, ready.length)
    if (surprised.length > 0 && surprised.length + this.holds.size > limit) {
      for (const hold of surprised) this.holds.set(hold.key, hold)
      this.ask({ code: 'ManyExpiries', params: { count: surprised.length } })
    }
    this.unweighed = this.unweighed.filter((absence) => !weighed.includes(absence))
  }

  /** Ended, deleted, extended, or in the future again because the clock was set back: nothing of it waits any more. */
  private dropSettled(ready: readonly StoredLab[]): void {
    if (this.holds.size === 0) return
    const now = this.options.clock.now()
    const expiries = new Map(ready.map((lab) => [lab.metadata.uid, momentOf(lab.status.expiresAt)]))
    for (const [key, { uid, expiresAt }] of this.holds) {
      if (expiresAt > now || expiries.get(uid) !== expiresAt) this.holds.delete(key)
    }
  }

  private ask(question: Question): void {
    this.since = this.options.clock.now()
    this.options.log.warn(english(question))
    this.asked.fire(question)
  }

  private sleptMs(): number {
    const absences = new Set([...this.holds.values()].map(({ absence }) => absence))
    return [...absences].reduce((sum, { from, to }) => sum + to - from, 0)
  }

  private isFresh(since: number): boolean {
    return this.options.clock.monotonic() - since < GIVE_BACK_MS
  }

  private isInWave(key: ResourceKey): boolean {
    const now = this.options.clock.monotonic()
    if (now - this.wave.began >= WAVE_MS) this.wave = { began: now, keys: new Set() }
    if (this.wave.keys.size < MOST_AT_ONCE) this.wave.keys.add(key)
    return this.wave.keys.has(key)
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
