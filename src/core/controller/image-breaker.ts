import type { Clock } from '../clock/clock'
import type { ProvisionerError, ProvisionerReason } from '../provisioner/provisioner-error'
import type { ResourceKey } from '../resource/resource'
import type { SettingsSource } from '../settings/settings'
import { BACKOFF_CAP_MS, backoffMs } from './decide/failure'

/** How a pull fails that another try may mend. One image's trouble is that of every lab that wants it. */
const OF_A_PULL: ReadonlySet<ProvisionerReason> = new Set(['ImagePullFailed', 'ImagePullStalled', 'RateLimited', 'RegistryUnreachable'])

function isOfPull({ reason, handling, sentence }: ProvisionerError): boolean {
  return handling === 'transient' && (OF_A_PULL.has(reason) || sentence?.code === 'PullDiskFull')
}

export interface HeldImage {
  readonly fault: ProvisionerError
  /** Wall clock, ms: the next try, for everybody. */
  readonly until: number
  /** Pulls of it that failed one after the other. */
  readonly count: number
}

interface Options {
  readonly clock: Clock
  readonly settings: SettingsSource
  readonly wake: (key: ResourceKey) => void
}

/**
 * After a failed pull an image rests: thirty labs that want it wait for one moment and make one try together, and one that comes
 * meanwhile does not begin another. The rest doubles with each failure, as a lab's own. A person who cannot wait ends it, for all of them.
 * Only a memory: lost in a crash, each lab tries again at the moment that its own record says.
 */
export class ImageBreaker {
  readonly #options: Options
  readonly #held = new Map<string, HeldImage>()
  /** Labs that wait for an image's next try. */
  readonly #waiting = new Map<ResourceKey, string>()
  /** Labs whose wait somebody has ended. */
  readonly #released = new Set<ResourceKey>()

  constructor(options: Options) {
    this.#options = options
  }

  /** When the lab tries again, if its fault was that of a pull: at the same moment as all that wait for the image. */
  failed(key: ResourceKey, image: string, fault: ProvisionerError): number | undefined {
    if (!isOfPull(fault)) return undefined
    const known = this.#held.get(image)
    // Told late to one of those who waited, it is no new failure.
    const held = known?.fault === fault ? known : (this.of(image) ?? this.#rest(image, fault))
    this.wait(key, image)
    return held.until
  }

  /** undefined: nothing is known against a pull of it now. */
  of(image: string): HeldImage | undefined {
    const held = this.#held.get(image)
    return held !== undefined && held.until > this.#options.clock.now() ? held : undefined
  }

  wait(key: ResourceKey, image: string): void {
    this.#waiting.set(key, image)
    this.#released.delete(key)
  }

  /** Somebody has ended the wait; or the lab's template names another image by now. */
  isReleased(key: ResourceKey, image: string | undefined): boolean {
    const waitsFor = this.#waiting.get(key)
    return this.#released.has(key) || (waitsFor !== undefined && image !== undefined && waitsFor !== image)
  }

  /** A person wants this lab to try now: so do all that wait for the same image. */
  tryNow(key: ResourceKey): void {
    const image = this.#waiting.get(key)
    this.forget(key)
    if (image === undefined) return
    this.#held.delete(image)
    for (const [other, wanted] of this.#waiting) {
      if (wanted !== image) continue
      this.#released.add(other)
      this.#options.wake(other)
    }
  }

  /** It is here. */
  arrived(key: ResourceKey, image: string): void {
    this.#held.delete(image)
    this.forget(key)
  }

  forget(key: ResourceKey): void {
    this.#waiting.delete(key)
    this.#released.delete(key)
  }

  #rest(image: string, fault: ProvisionerError): HeldImage {
    const { clock, settings } = this.#options
    const before = this.#held.get(image)
    const isAgain = before !== undefined && clock.now() - before.until < BACKOFF_CAP_MS
    const count = isAgain ? before.count + 1 : 1
    const held = { fault, count, until: clock.now() + backoffMs(count - 1, settings.current().retries.backoffMs) }
    this.#held.set(image, held)
    return held
  }
}
