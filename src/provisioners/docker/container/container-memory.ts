import type { Described, EndCause } from '../../../core/provisioner/observation'

/**
 * What was heard of containers while listening, by full id. Only evidence: what is not here was not heard. Everything is forgotten when
 * contact is lost, because from then on something may have been missed.
 */
export class ContainerMemory {
  /** Made, adopted or proven by us since this process began: ours even when somebody renames them. */
  readonly #ours = new Set<string>()
  /** Stops that we asked for and whose end was not heard yet: they are nobody else's. */
  readonly #ownStops = new Set<string>()
  readonly #killed = new Set<string>()
  readonly #endings = new Map<string, EndCause>()
  /** The daemon's own word for an end. A key is in it only while the container is in `#endings`. */
  readonly #deaths = new Map<string, RecordedDeath>()
  /** Details of exited containers that only an inspect tells. */
  readonly #exits = new Map<string, ExitFacts>()

  /** How a container came to one certain end (its own id, its own moment): true for good, also over a loss of contact. */
  readonly #settled = new Map<string, SettledEnd>()

  /** What containers of an earlier version are made of: true for their whole life. */
  readonly #descriptions = new Map<string, Described>()

  /** Looked at and found not to be ours, labels or not: what a container is made of never changes. */
  readonly #strangers = new Set<string>()

  knowStranger(id: string): void {
    this.#strangers.add(id)
  }

  isStranger(id: string): boolean {
    return this.#strangers.has(id)
  }

  knowOurs(id: string): void {
    this.#strangers.delete(id)
    this.#ours.add(id)
  }

  isOurs(id: string): boolean {
    return this.#ours.has(id)
  }

  rememberDescription(id: string, described: Described): void {
    this.#descriptions.set(id, described)
  }

  descriptionOf(id: string): Described | undefined {
    return this.#descriptions.get(id)
  }

  stopping(id: string): void {
    this.#ownStops.add(id)
  }

  recordKill(id: string): void {
    if (!this.#ownStops.has(id)) this.#killed.add(id)
  }

  recordDie(id: string, death?: RecordedDeath): void {
    this.#exits.delete(id)
    this.#endings.set(id, this.#ownStops.has(id) ? 'unknown' : this.#killed.has(id) ? 'byHand' : 'itself')
    if (death !== undefined) this.#deaths.set(id, death)
  }

  recordStart(id: string): void {
    this.#exits.delete(id)
    this.#endings.delete(id)
    this.#deaths.delete(id)
    this.#killed.delete(id)
    this.#ownStops.delete(id)
  }

  recordDestroy(id: string): void {
    this.recordStart(id)
    this.#ours.delete(id)
    this.#strangers.delete(id)
    this.#settled.delete(id)
    this.#descriptions.delete(id)
  }

  /** Stopped by somebody's hand, and not started since. */
  deathByHand(id: string): RecordedDeath | undefined {
    return this.endingOf(id) === 'byHand' ? this.#deaths.get(id) : undefined
  }

  endingOf(id: string): EndCause | undefined {
    return this.#ownStops.has(id) ? 'unknown' : this.#endings.get(id)
  }

  exitOf(id: string): ExitFacts | undefined {
    return this.#exits.get(id)
  }

  /** The end at that moment, if it was settled before. */
  settledEnding(id: string, finishedAt: string): EndCause | undefined {
    const settled = this.#settled.get(id)
    return settled?.finishedAt === finishedAt ? settled.ending : undefined
  }

  rememberExit(id: string, finishedAt: string, facts: ExitFacts): void {
    this.#exits.set(id, facts)
    this.#settled.set(id, { finishedAt, ending: facts.ending })
  }

  /** Contact was lost: what was heard may be out of date. */
  forgetEvents(): void {
    this.#killed.clear()
    this.#endings.clear()
    this.#deaths.clear()
    this.#exits.clear()
    this.#strangers.clear()
  }

  /** Only what still exists is worth remembering. */
  keepOnly(ids: ReadonlySet<string>): void {
    const known = [
      this.#ours,
      this.#strangers,
      this.#ownStops,
      this.#killed,
      this.#endings,
      this.#exits,
      this.#settled,
      this.#descriptions,
    ].flatMap((facts) => [...facts.keys()])
    for (const id of known) if (!ids.has(id)) this.recordDestroy(id)
  }
}

export interface RecordedDeath {
  readonly uid: string
  readonly exitCode: number
}

interface SettledEnd {
  readonly finishedAt: string
  readonly ending: EndCause
}

export interface ExitFacts {
  readonly exitCode: number
  readonly oomKilled: boolean
  readonly ending: EndCause
  readonly error?: string
}
