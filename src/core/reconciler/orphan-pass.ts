import type { Sentence } from '../sentences/sentence'
import type { Clock } from '../clock/clock'
import type { LabMark } from '../provisioner/observation'
import type { DeletedLab } from '../resource/deleted-lab'
import type { ResourceKey } from '../resource/resource'
import type { ResourceStore } from '../store/resource-store'
import type { SafetyHold } from './safety-hold'
import { isSettled, orphaned, type UnownedContainer, whyQuarantined } from './find/orphaned'
import type { Finding } from './finding'
import { UnownedContainerTracker } from './unowned-container-tracker'
import type { PassScope } from './snapshot-pass'

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
  readonly safetyHold?: SafetyHold
}

/** Containers without a lab: the few that may go, and the others, which are shown. */
export class OrphanPass {
  readonly #options: OrphanPassOptions
  readonly #unowned = new UnownedContainerTracker()
  #shown: readonly QuarantinedContainer[] = []

  constructor(options: OrphanPassOptions) {
    this.#options = options
  }

  quarantine(): readonly QuarantinedContainer[] {
    return this.#shown
  }

  async find({ snapshots, index, changes }: PassScope): Promise<Finding[]> {
    const seen = this.#unowned.update(snapshots, {
      isKnown: (uid) => index.keyByUid.has(uid),
      hasChanged: snapshots.hasChanged,
      vanished: changes.vanishedUids,
      monotonic: this.#options.clock.monotonic(),
    })
    const unowned = await this.#withProof(seen)
    // Unowned containers of a provisioner that did not answer are shown on, but nothing is done about what was not seen just now.
    const findings = this.#allowed(
      unowned.filter(({ uid }) => isSeen(snapshots, uid)).flatMap((unowned) => orphaned(unowned) ?? []),
      snapshots,
    )
    const going = new Set(findings.map(({ uid }) => uid))
    this.#shown = [
      ...unowned
        .filter(({ uid }) => !going.has(uid))
        .slice(0, MOST_SHOWN.strays)
        .map((unowned) => this.#quarantined(unowned)),
      ...[...snapshots.byProvisioner.values()].flatMap(({ doubtful }) =>
        doubtful
          .slice(0, MOST_SHOWN.doubtful)
          .map(({ uid, containerId, why }) => ({ uid: uid ?? '', containerId, why, isAdoptable: false })),
      ),
    ]
    return findings
  }

  /** The store's memory of deleted labs is the proof; asked for only when some unowned container is old enough for it to matter. */
  async #withProof(seen: readonly Omit<UnownedContainer, 'wasDeleted'>[]): Promise<UnownedContainer[]> {
    if (!seen.some(isSettled)) return seen.map((unowned) => ({ ...unowned, wasDeleted: false }))
    const { items } = await this.#options.store.list<DeletedLab>('DeletedLab')
    const deleted = new Set(items.map(({ spec }) => spec.labUid))
    return seen.map((unowned) => ({ ...unowned, wasDeleted: deleted.has(unowned.uid) }))
  }

  #allowed(findings: readonly Finding[], { byProvisioner }: PassScope['snapshots']): Finding[] {
    const { safetyHold } = this.#options
    if (safetyHold === undefined) return [...findings]
    const ours = [...byProvisioner.values()].reduce((sum, { byUid }) => sum + byUid.size, 0)
    const keys = new Set<ResourceKey>(
      safetyHold.mayRemove(
        findings.map(({ uid }) => `Orphan//${uid}`),
        ours,
      ),
    )
    return findings.filter(({ uid }) => keys.has(`Orphan//${uid}`))
  }

  #quarantined(unowned: UnownedContainer): QuarantinedContainer {
    const { uid, containerId, lab } = unowned
    const isAdoptable = lab !== undefined && isSettled(unowned) && !unowned.wasDeleted
    return { uid, containerId, why: this.#why(unowned), isAdoptable, lab }
  }

  #why(unowned: UnownedContainer): Sentence {
    return orphaned(unowned) === undefined ? whyQuarantined(unowned) : { code: 'RemovedByPersonOnly' }
  }
}

function isSeen({ byProvisioner }: PassScope['snapshots'], uid: string): boolean {
  return [...byProvisioner.values()].some(({ byUid }) => byUid.has(uid))
}
