import { sentenceIn } from '../sentences/of-error'
import type { Sentence } from '../sentences/sentence'
import { absent, type Observation, type ContainerSnapshot } from '../provisioner/observation'
import type { Provisioner } from '../provisioner/provisioner'

export interface LocatedObservation {
  readonly observation: Observation
  /** Kind of the provisioner that has it; absent when none has. */
  readonly provisioner?: string
}

/** Everything that is ours, as each provisioner lists it. */
export interface Snapshots {
  /** By kind of provisioner; only those that answered. */
  readonly byProvisioner: ReadonlyMap<string, ContainerSnapshot>
  /** Something may have changed since the last snapshots that all labs were compared with. */
  readonly hasChanged: boolean
  /** Sentences, one for each provisioner that did not answer. */
  readonly failures: readonly Sentence[]
}

/** Reads the snapshots of all provisioners at once and remembers whether any has changed. */
export class SnapshotReader {
  readonly #provisioners: () => readonly Provisioner[]

  /** Of each provisioner's last snapshot; one that failed is forgotten, so that the next one counts as changed. */
  #revisions = new Map<string, string>()

  constructor(provisioners: () => readonly Provisioner[]) {
    this.#provisioners = provisioners
  }

  /** Never rejects: a provisioner that does not answer is simply not there. */
  async read(): Promise<Snapshots> {
    const provisioners = this.#provisioners()
    const answers = await Promise.allSettled(provisioners.map((provisioner) => listSafely(provisioner)))
    const byProvisioner = new Map<string, ContainerSnapshot>()
    const failures: Sentence[] = []
    answers.forEach((answer, index) => {
      const kind = provisioners[index]?.kind ?? ''
      if (answer.status === 'fulfilled') byProvisioner.set(kind, answer.value)
      else failures.push(sentenceIn(answer.reason))
    })
    return { byProvisioner, failures, hasChanged: this.#remember(byProvisioner) }
  }

  #remember(byProvisioner: ReadonlyMap<string, ContainerSnapshot>): boolean {
    const hasChanged = [...byProvisioner].some(([kind, snapshot]) => this.#revisions.get(kind) !== snapshot.revision)
    this.#revisions = new Map([...byProvisioner].map(([kind, snapshot]) => [kind, snapshot.revision]))
    return hasChanged
  }
}

/** A provisioner that throws instead of rejecting must not keep the others from being asked. */
async function listSafely(provisioner: Provisioner): Promise<ContainerSnapshot> {
  return provisioner.list()
}

/**
 * What the snapshots say of one lab; undefined: nothing. Seen is seen, whichever provisioner has it; absent is believed only when
 * every provisioner it could be with has answered: `kind` alone if it is known, else all of them.
 */
export function observationIn(snapshots: Snapshots, uid: string, kind?: string): LocatedObservation | undefined {
  for (const [provisioner, { byUid }] of snapshots.byProvisioner) {
    const observation = byUid.get(uid)
    if (observation !== undefined) return { observation, provisioner }
  }
  const allAnswered =
    kind === undefined ? snapshots.failures.length === 0 && snapshots.byProvisioner.size > 0 : snapshots.byProvisioner.has(kind)
  return allAnswered && !isDoubtful(snapshots, uid) ? { observation: absent(uid) } : undefined
}

/** Of each snapshot once, however many labs are looked up in it. */
const doubtfulUids = new WeakMap<ContainerSnapshot, ReadonlySet<string | undefined>>()

/** Two containers for one lab: which is the lab's is for a person to say, but it is not missing. */
function isDoubtful({ byProvisioner }: Snapshots, uid: string): boolean {
  return [...byProvisioner.values()].some((snapshot) => {
    const uids = doubtfulUids.get(snapshot) ?? new Set(snapshot.doubtful.map((container) => container.uid))
    doubtfulUids.set(snapshot, uids)
    return uids.has(uid)
  })
}
