import type { Sentence } from '../sentences/sentence'
import type { Clock } from '../clock/clock'
import type { LabMark } from '../provisioner/observation'
import type { DeletedLab } from '../resource/deleted-lab'
import type { ResourceKey } from '../resource/resource'
import type { ResourceStore } from '../store/resource-store'
import type { Brake } from './brake'
import { isSettledStray, orphaned, type Stray, whyQuarantined } from './find/orphaned'
import type { Finding } from './finding'
import { StrayWatch } from './stray-watch'
import type { PassScope } from './world-pass'

export interface QuarantinedContainer {
  readonly uid: string
  readonly containerId: string
  readonly why: Sentence
  /** The lab that it belonged to. Absent: nobody knows enough of it, or it cannot be proven to be ours. */
  readonly lab?: LabMark | undefined
  /** Its lab can be made known again (`service/adopt-labs`): seen long enough, and nobody deleted it. */
  readonly isAdoptable: boolean
}

/** Every screen is told of these again and again. More of them are shown as these go. */
const MOST_SHOWN = { strays: 2_000, doubtful: 200 } as const

export interface OrphanPassOptions {
  readonly store: ResourceStore
  readonly clock: Clock
  readonly brake?: Brake
}

/** Containers without a lab: the few that may go, and the others, which are shown. */
export class OrphanPass {
  readonly #options: OrphanPassOptions
  readonly #strays = new StrayWatch()
  #shown: readonly QuarantinedContainer[] = []

  constructor(options: OrphanPassOptions) {
    this.#options = options
  }

  quarantine(): readonly QuarantinedContainer[] {
    return this.#shown
  }

  async find({ look, index, changes }: PassScope): Promise<Finding[]> {
    const seen = this.#strays.update(look, {
      isKnown: (uid) => index.keyByUid.has(uid),
      isNews: look.isNews,
      vanished: changes.vanishedUids,
      monotonic: this.#options.clock.monotonic(),
    })
    const strays = await this.#withProof(seen)
    // Strays of a world that did not answer are shown on, but nothing is done about what was not seen just now.
    const findings = this.#allowed(
      strays.filter(({ uid }) => isSeen(look, uid)).flatMap((stray) => orphaned(stray) ?? []),
      look,
    )
    const going = new Set(findings.map(({ uid }) => uid))
    this.#shown = [
      ...strays
        .filter(({ uid }) => !going.has(uid))
        .slice(0, MOST_SHOWN.strays)
        .map((stray) => this.#quarantined(stray)),
      ...[...look.worlds.values()].flatMap(({ doubtful }) =>
        doubtful
          .slice(0, MOST_SHOWN.doubtful)
          .map(({ uid, containerId, why }) => ({ uid: uid ?? '', containerId, why, isAdoptable: false })),
      ),
    ]
    return findings
  }

  /** The store's memory of deleted labs is the proof; asked for only when some stray is old enough for it to matter. */
  async #withProof(seen: readonly Omit<Stray, 'wasDeleted'>[]): Promise<Stray[]> {
    if (!seen.some(isSettledStray)) return seen.map((stray) => ({ ...stray, wasDeleted: false }))
    const { items } = await this.#options.store.list<DeletedLab>('DeletedLab')
    const deleted = new Set(items.map(({ spec }) => spec.labUid))
    return seen.map((stray) => ({ ...stray, wasDeleted: deleted.has(stray.uid) }))
  }

  #allowed(findings: readonly Finding[], { worlds }: PassScope['look']): Finding[] {
    const { brake } = this.#options
    if (brake === undefined) return [...findings]
    const ours = [...worlds.values()].reduce((sum, { byUid }) => sum + byUid.size, 0)
    const keys = new Set<ResourceKey>(
      brake.mayRemove(
        findings.map(({ uid }) => `Orphan//${uid}`),
        ours,
      ),
    )
    return findings.filter(({ uid }) => keys.has(`Orphan//${uid}`))
  }

  #quarantined(stray: Stray): QuarantinedContainer {
    const { uid, containerId, lab } = stray
    const isAdoptable = lab !== undefined && isSettledStray(stray) && !stray.wasDeleted
    return { uid, containerId, why: this.#why(stray), isAdoptable, lab }
  }

  #why(stray: Stray): Sentence {
    return orphaned(stray) === undefined ? whyQuarantined(stray) : { code: 'RemovedByPersonOnly' }
  }
}

function isSeen({ worlds }: PassScope['look'], uid: string): boolean {
  return [...worlds.values()].some(({ byUid }) => byUid.has(uid))
}
