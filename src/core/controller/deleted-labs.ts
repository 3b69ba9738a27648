import { english } from '../sentences/english'
import type { Clock } from '../clock/clock'
import { isApiError } from '../resource/api-error'
import { withoutValues, type DeletedLab, type WorkLeft } from '../resource/deleted-lab'
import type { LabInstanceStatus, StoredLab } from '../resource/lab-instance'
import type { ResourceStore } from '../store/resource-store'
import { appendTransition } from '../timeline/timeline'
import { isoTime } from '../resource/format/timestamp'

/** As many as a term of classes leaves behind on one screen; the oldest go first. */
const KEEP = 200

interface Options {
  readonly store: ResourceStore
  readonly clock: Clock
}

/**
 * What remains of a lab: its last spec (of its environment the names), its status and its timeline, in a bounded list. It is also the tombstone that proves that a
 * container with this uid was ours and is not wanted any more.
 */
export class DeletedLabs {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** Safe to repeat after a crash: a record that is there already is left as it is. */
  async record(lab: StoredLab, left: WorkLeft = {}): Promise<void> {
    const { name, namespace, uid, creationTimestamp } = lab.metadata
    const deletedAt = isoTime(this.#options.clock.now())
    try {
      await this.#options.store.create({
        kind: 'DeletedLab',
        metadata: { name: recordName(name, uid), ...(namespace === undefined ? {} : { namespace }) },
        spec: { ...withoutValues(lab.spec), labName: name, labUid: uid, labCreatedAt: creationTimestamp, deletedAt, ...left },
        status: lastStatus(lab.status, deletedAt),
      })
    } catch (error) {
      if (!isApiError(error, 'AlreadyExists')) throw error
    }
    await this.#prune()
  }

  async byUid(uid: string): Promise<DeletedLab | undefined> {
    const { items } = await this.#options.store.list<DeletedLab>('DeletedLab')
    return items.find((record) => record.spec.labUid === uid)
  }

  async #prune(): Promise<void> {
    const { items } = await this.#options.store.list<DeletedLab>('DeletedLab')
    if (items.length <= KEEP) return
    const oldestFirst = items.toSorted((a, b) => (a.spec.deletedAt ?? '').localeCompare(b.spec.deletedAt ?? ''))
    for (const { kind, metadata } of oldestFirst.slice(0, items.length - KEEP)) {
      await this.#options.store
        .delete({ kind, name: metadata.name, ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }) })
        .catch(ignoreGone)
    }
  }
}

/** A name may be used again after its lab is gone, so a piece of the uid makes the record's own; cut, it must still be a valid name. */
function recordName(name: string, uid: string): string {
  return `${name.slice(0, 240).replace(/[^a-z0-9]+$/, '')}-${uid.slice(0, 8)}`
}

function lastStatus(status: LabInstanceStatus, deletedAt: string): LabInstanceStatus {
  const last = { state: 'deleted', reason: 'Deleted', message: english({ code: 'LabGone' }), code: 'LabGone', params: {} } as const
  const transitions = appendTransition(status.transitions ?? [], { ...last, time: deletedAt, who: 'controller' })
  return { ...status, ...last, transitions }
}

/** Two deletions may prune the same record. */
function ignoreGone(error: unknown): void {
  if (!isApiError(error, 'NotFound')) throw error
}
