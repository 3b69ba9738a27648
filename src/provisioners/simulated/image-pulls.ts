import type { Cancel } from '../../core/clock/clock'
import type { LabPlan, PullProgress } from '../../core/provisioner/provisioner'
import type { FaultDial } from './fault-dial'
import { imageNotFound, pullStalled } from './simulated-error'
import type { SimulatedWorld } from './simulated-world'

const STEPS = 10
const STALL_MS = 60_000
const IMAGE_BYTES = 104_857_600

interface Pull {
  progress: PullProgress
  /** Labs that wait for the image; the last one that leaves takes the pull with it. */
  readonly waiting: Set<string>
  cancel: Cancel
}

export interface PullNews {
  onProgress(uid: string, progress: PullProgress): void
  onEnd(uid: string): void
}

/** One pull per image, however many labs want it. Ends with the provisioner, as a real pull ends with its client. */
export class ImagePulls {
  readonly #pulls = new Map<string, Pull>()
  /** Told to the next lab that asks, once: after that the image is pulled again. */
  readonly #failures = new Map<string, Error>()
  readonly #options: { readonly world: SimulatedWorld; readonly faults: FaultDial; readonly pullMs: number; readonly news: PullNews }

  constructor(options: { readonly world: SimulatedWorld; readonly faults: FaultDial; readonly pullMs: number; readonly news: PullNews }) {
    this.#options = options
  }

  /** undefined: the image is there. Throws how the lab's last pull failed. */
  want(lab: LabPlan): PullProgress | undefined {
    const failure = this.#failures.get(lab.uid)
    this.#failures.delete(lab.uid)
    if (failure !== undefined) throw failure
    if (this.#isThere(lab)) return undefined
    const pull = this.#pulls.get(lab.image) ?? this.#begin(lab)
    pull.waiting.add(lab.uid)
    return pull.progress
  }

  leave(uid: string): void {
    this.#failures.delete(uid)
    for (const [image, pull] of this.#pulls) {
      if (pull.waiting.delete(uid) && pull.waiting.size === 0) this.#drop(image, pull)
    }
  }

  close(): void {
    for (const [image, pull] of this.#pulls) this.#drop(image, pull)
  }

  #isThere(lab: LabPlan): boolean {
    const { world, faults, pullMs } = this.#options
    if (world.images.has(lab.image)) return true
    if (pullMs > 0 || faults.current.pullFails(lab) || faults.current.pullStalls(lab)) return false
    world.images.add(lab.image)
    return true
  }

  #begin(lab: LabPlan): Pull {
    const pull: Pull = { progress: { image: lab.image, receivedBytes: 0 }, waiting: new Set(), cancel: () => {} }
    this.#pulls.set(lab.image, pull)
    this.#next(lab, pull, 0)
    return pull
  }

  #next(lab: LabPlan, pull: Pull, step: number): void {
    const { world, faults, pullMs } = this.#options
    const stalls = faults.current.pullStalls(lab) && step > 0
    pull.cancel = world.clock.after(stalls ? STALL_MS : pullMs / STEPS, () => {
      if (stalls) this.#end(lab.image, pull, pullStalled(lab.image))
      else if (faults.current.pullFails(lab)) this.#end(lab.image, pull, imageNotFound(lab.image))
      else this.#advance(lab, pull, step + 1)
    })
  }

  #advance(lab: LabPlan, pull: Pull, step: number): void {
    if (step === STEPS) return this.#end(lab.image, pull)
    const share = step / STEPS
    pull.progress = { image: lab.image, percent: share * 100, receivedBytes: share * IMAGE_BYTES, totalBytes: IMAGE_BYTES }
    for (const uid of pull.waiting) this.#options.news.onProgress(uid, pull.progress)
    this.#next(lab, pull, step)
  }

  #end(image: string, pull: Pull, failure?: Error): void {
    this.#pulls.delete(image)
    if (failure === undefined) this.#options.world.images.add(image)
    for (const uid of pull.waiting) {
      if (failure !== undefined) this.#failures.set(uid, failure)
      this.#options.news.onEnd(uid)
    }
  }

  #drop(image: string, pull: Pull): void {
    pull.cancel()
    this.#pulls.delete(image)
  }
}
