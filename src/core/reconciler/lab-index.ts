import type { ResourceKey } from '../resource/resource'
import type { StoredLab } from '../resource/lab-instance'
import { isJudged } from '../resource/lab-conditions'
import { DeadlineIndex } from '../queue/deadline-index'
import { mayBeCleanedUp } from './find/finished'
import { isBeingDeleted } from './find/finding-input'
import { momentOf } from '../resource/format/timestamp'

/**
 * The labs as the reconciler knows them, sorted by what could be found of them, so that a pass touches only those. Every
 * lab is in `byKey`, and in each of the others exactly if it says so there.
 */
export class LabIndex {
  readonly byKey = new Map<ResourceKey, StoredLab>()
  readonly keyByUid = new Map<string, ResourceKey>()
  /** By the uid of what owns them. No set is empty. */
  readonly keysByOwner = new Map<string, Set<ResourceKey>>()
  /** Wall clock: the next of scheduledStart, expiresAt, retryAt, the end of its limits. */
  readonly moments = new DeadlineIndex()
  /** Wall clock: endedAt of those that the clean-up will take. Their grace is a setting, so it is not added here. */
  readonly endings = new DeadlineIndex()
  /** The same of failed labs, which a setting leaves alone. */
  readonly failures = new DeadlineIndex()
  /** Wall clock: until when a person keeps an ended lab; such a lab is in neither of the two above. */
  readonly wishes = new DeadlineIndex()
  /** Monotonic: since when this process has seen the present attempt at provisioning. */
  readonly attempts = new DeadlineIndex()
  /** On their way somewhere: looked at on every pass. */
  readonly unsettled = new Set<ResourceKey>()

  put(key: ResourceKey, lab: StoredLab, monotonic: number): void {
    const before = this.byKey.get(key)
    if (before !== undefined && before.metadata.uid !== lab.metadata.uid) this.remove(key)
    else this.#disown(key, before)
    for (const { uid } of lab.metadata.ownerReferences ?? []) this.keysByOwner.set(uid, (this.keysByOwner.get(uid) ?? new Set()).add(key))
    this.byKey.set(key, lab)
    this.keyByUid.set(lab.metadata.uid, key)
    this.moments.set(key, nextMoment(lab))
    this.#putEnding(key, lab)
    if (lab.status.state !== 'provisioning') this.attempts.set(key, undefined)
    else if (before === undefined || !isSameAttempt(before, lab)) this.attempts.set(key, monotonic)
    if (isUnsettled(lab)) this.unsettled.add(key)
    else this.unsettled.delete(key)
  }

  remove(key: ResourceKey): void {
    const lab = this.byKey.get(key)
    if (lab === undefined) return
    this.byKey.delete(key)
    this.#disown(key, lab)
    if (this.keyByUid.get(lab.metadata.uid) === key) this.keyByUid.delete(lab.metadata.uid)
    for (const index of [this.moments, this.endings, this.failures, this.wishes, this.attempts]) index.set(key, undefined)
    this.unsettled.delete(key)
  }

  #disown(key: ResourceKey, lab: StoredLab | undefined): void {
    for (const { uid } of lab?.metadata.ownerReferences ?? []) {
      const keys = this.keysByOwner.get(uid)
      keys?.delete(key)
      if (keys?.size === 0) this.keysByOwner.delete(uid)
    }
  }

  #putEnding(key: ResourceKey, lab: StoredLab): void {
    const endedAt = mayBeCleanedUp(lab) ? momentOf(lab.status.endedAt) : undefined
    const wish = endedAt === undefined ? undefined : momentOf(lab.spec.keepUntil)
    const unasked = wish === undefined ? endedAt : undefined
    this.wishes.set(key, wish)
    this.endings.set(key, lab.status.state === 'failed' ? undefined : unasked)
    this.failures.set(key, lab.status.state === 'failed' ? unasked : undefined)
  }
}

function nextMoment({ spec, status }: StoredLab): number | undefined {
  if (status.state === 'pending') return momentOf(spec.scheduledStart)
  if (status.state === 'provisioning') return momentOf(status.retryAt)
  return status.state === 'ready' ? earlier(momentOf(status.expiresAt), momentOf(status.resources?.until)) : undefined
}

function earlier(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other)
}

function isUnsettled(lab: StoredLab): boolean {
  const { state } = lab.status
  if (state === 'deleted') return false
  if (isBeingDeleted(lab)) return true
  if (state === 'pending') return lab.spec.scheduledStart === undefined
  if (state === 'provisioning') return lab.status.retryAt === undefined
  return state === 'ready' && !isJudged(lab)
}

function isSameAttempt(before: StoredLab, lab: StoredLab): boolean {
  const [old, now] = [before.status, lab.status]
  return old.state === now.state && old.startedAt === now.startedAt && old.retries === now.retries && old.retryAt === now.retryAt
}
