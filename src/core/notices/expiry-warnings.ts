import { studentLabel } from '../resource/student'
import type { Cancel, Clock } from '../clock/clock'
import type { NoticeDraft } from '../events/notice'
import { DeadlineIndex } from '../queue/deadline-index'
import type { StoredLab } from '../resource/lab-instance'
import type { ResourceKey } from '../resource/resource'
import type { SettingsSource } from '../settings/settings'
import type { ResourceChange } from '../store/resource-store'
import { firstSeen, isDue, minutesLeft, nextWarningAt, passedBy, type PendingExpiry } from './warnings'
import { momentOf } from '../resource/format/timestamp'

/** Ends are told by the wall clock, timers by the other one, and a machine that slept has moved only the first: so look again this often. */
const MOST_TRUST_MS = 30_000

interface Watched extends PendingExpiry {
  readonly lab: StoredLab
}

export interface ExpiryWarningsOptions {
  readonly clock: Clock
  readonly settings: SettingsSource
  readonly post: (notice: NoticeDraft) => void
}

/** Says that a lab ends soon, each warning once for each end it is given. One timer, for the nearest; none while nothing is near. */
export class ExpiryWarnings {
  readonly #options: ExpiryWarningsOptions
  /** Also of labs that are being made real again: their end stands, and what was said of it. */
  readonly #watched = new Map<ResourceKey, Watched>()
  /** Wall clock: the next warning of every ready lab. */
  readonly #moments = new DeadlineIndex()
  #timer: { readonly at: number; readonly cancel: Cancel } | undefined

  constructor(options: ExpiryWarningsOptions) {
    this.#options = options
  }

  /** Handler of the watcher. */
  learn({ type, key, current }: ResourceChange<StoredLab>): void {
    const end = momentOf(current.status.expiresAt)
    if (type === 'DELETED' || end === undefined) this.#watched.delete(key)
    else if (current.status.state === 'ready') this.#watch(key, current, end)
    this.#schedule(key, current)
    this.#arm()
  }

  /** The settings' warnings changed: those that would be past now are no news. */
  adopt(): void {
    for (const [key, watched] of this.#watched) {
      this.#watched.set(key, { ...watched, ...passedBy(watched, this.#leads(), this.#options.clock.now()) })
      this.#schedule(key, watched.lab)
    }
    this.#arm()
  }

  stop(): void {
    this.#timer?.cancel()
    this.#timer = undefined
  }

  #watch(key: ResourceKey, lab: StoredLab, end: number): void {
    const known = this.#watched.get(key)
    const isSame = known?.end === end && known.lab.metadata.uid === lab.metadata.uid
    this.#watched.set(key, {
      lab,
      ...(isSame ? { end, saidLead: known.saidLead } : firstSeen(end, this.#leads(), this.#options.clock.now())),
    })
  }

  #schedule(key: ResourceKey, { status, metadata }: StoredLab): void {
    const watched = this.#watched.get(key)
    const isRunning = status.state === 'ready' && metadata.deletionTimestamp === undefined
    this.#moments.set(key, watched !== undefined && isRunning ? nextWarningAt(watched, this.#leads()) : undefined)
  }

  #arm(): void {
    const at = this.#moments.next()
    if (at === this.#timer?.at) return
    this.stop()
    if (at === undefined) return
    const { clock } = this.#options
    // Whole milliseconds: a wall clock that is off by a fraction would be looked at again and again without ever moving on.
    this.#timer = { at, cancel: clock.after(Math.min(Math.ceil(at - clock.now()), MOST_TRUST_MS), () => this.#look()) }
  }

  #look(): void {
    this.#timer = undefined
    const now = this.#options.clock.now()
    for (const key of this.#moments.due(now)) this.#say(key, now)
    this.#arm()
  }

  #say(key: ResourceKey, now: number): void {
    const watched = this.#watched.get(key)
    if (watched === undefined) return this.#moments.set(key, undefined)
    const {
      metadata: { name, namespace },
      spec,
    } = watched.lab
    const shouldSay = isDue(watched, this.#leads(), now)
    this.#watched.set(key, { ...watched, ...passedBy(watched, this.#leads(), now) })
    this.#schedule(key, watched.lab)
    if (shouldSay)
      this.#options.post({
        type: 'expiresSoon',
        name,
        ...(namespace === undefined ? {} : { namespace }),
        student: studentLabel(spec),
        minutesLeft: minutesLeft(watched, now),
      })
  }

  #leads(): readonly number[] {
    return this.#options.settings.current().labs.warnBeforeExpiryMs
  }
}
