import type { Cancel } from '../../core/clock/clock'
import type { ImageReport } from '../../core/provisioner/image-report'
import { imageReport } from '../../core/provisioner/examined-image'
import type { ImageStatus, LabPlan, PullProgress } from '../../core/provisioner/provisioner'
import { PullTable, type PullReporter, type PullWork } from '../../core/provisioner/pull-table'
import type { FaultInjector, Wanted } from './fault-injector'
import { simulatedImage } from './simulated-image'
import { imageDigest } from './simulated-container'
import { imageNotFound, pullGivenUp, pullStalled } from './simulated-error'
import type { SimulatedWorld } from './simulated-world'

const STEPS = 10
const STALL_MS = 60_000
const IMAGE_BYTES = 104_857_600

export interface PullNews {
  onProgress(uid: string, progress: PullProgress): void
  onEnd(uid: string): void
}

interface PullOptions {
  readonly world: SimulatedWorld
  readonly faults: FaultInjector
  readonly pullMs: number
  readonly news: PullNews
}

/** Images of the simulated world. A pull ends with the provisioner, as a real one ends with its client. */
export class ImagePulls {
  readonly #options: PullOptions
  readonly #table: PullTable<Wanted>

  constructor(options: PullOptions) {
    this.#options = options
    this.#table = new PullTable<Wanted>({
      begin: (wanted, teller) => new SimulatedPull(wanted, teller, options),
      givenUp: pullGivenUp,
      onDidEnd: (uid) => options.news.onEnd(uid),
      onDidProgress: (uid, progress) => options.news.onProgress(uid, progress),
    })
  }

  /** undefined: the image is there. Throws how the lab's last pull failed. */
  want(lab: LabPlan): PullProgress | undefined {
    this.#table.throwFailure(lab.uid, lab.image)
    return this.#isThere(lab) ? undefined : this.#table.join(lab, lab.uid)
  }

  status(image: string): ImageStatus {
    const present = this.#options.world.images.has(image)
    return { image, present, ...(present ? { sizeBytes: IMAGE_BYTES, id: imageDigest(image) } : {}) }
  }

  examine(plan: LabPlan, seen: { readonly isRunning: boolean; readonly files: number }): ImageReport {
    return imageReport(simulatedImage(plan, { ...seen, isHere: this.status(plan.image).present }))
  }

  /** For somebody who wants the image and no lab yet. */
  async *watch(image: string, signal: AbortSignal): AsyncGenerator<PullProgress> {
    const wanted = { image, environment: {} }
    if (signal.aborted) return
    if (this.#isThere(wanted)) {
      yield complete(image)
      return
    }
    yield* this.#table.watch(wanted, signal)
  }

  leave(uid: string): void {
    this.#table.leave(uid)
  }

  close(): void {
    this.#table.close()
  }

  #isThere(lab: Wanted): boolean {
    const { world, faults, pullMs } = this.#options
    if (world.images.has(lab.image)) return true
    if (pullMs > 0 || faults.current.pullFails(lab) || faults.current.pullStalls(lab)) return false
    world.images.add(lab.image)
    return true
  }
}

/** Ten steps, unless it is to fail or to stall. */
class SimulatedPull implements PullWork {
  readonly #wanted: Wanted
  readonly #teller: PullReporter
  readonly #options: PullOptions
  #progress: PullProgress
  #cancel: Cancel = () => {}

  constructor(wanted: Wanted, teller: PullReporter, options: PullOptions) {
    this.#wanted = wanted
    this.#teller = teller
    this.#options = options
    this.#progress = { image: wanted.image, receivedBytes: 0 }
    this.#next(0)
  }

  progress(): PullProgress {
    return this.#progress
  }

  stop(): void {
    this.#cancel()
  }

  #next(step: number): void {
    const { world, faults, pullMs } = this.#options
    const { image } = this.#wanted
    const stalls = faults.current.pullStalls(this.#wanted) && step > 0
    this.#cancel = world.clock.after(stalls ? STALL_MS : pullMs / STEPS, () => {
      if (stalls) this.#teller.end(pullStalled(image, STALL_MS))
      else if (faults.current.pullFails(this.#wanted)) this.#teller.end(imageNotFound(image))
      else this.#advance(step + 1)
    })
  }

  #advance(step: number): void {
    const { image } = this.#wanted
    const share = step / STEPS
    this.#progress = { image, percent: share * 100, receivedBytes: share * IMAGE_BYTES, totalBytes: IMAGE_BYTES }
    if (step === STEPS) this.#options.world.images.add(image)
    if (step === STEPS) return this.#teller.end()
    this.#teller.progress()
    this.#next(step)
  }
}

const complete = (image: string): PullProgress => ({ image, percent: 100, receivedBytes: IMAGE_BYTES, totalBytes: IMAGE_BYTES })
