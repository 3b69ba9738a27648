import type { Cancel } from '../../core/clock/clock'
import type { ImageReport } from '../../core/provisioner/image-report'
import { imageReport } from '../../core/provisioner/examined-image'
import type { ImageStatus, LabPlan, PullProgress } from '../../core/provisioner/provisioner'
import { PullWatchers } from '../../core/provisioner/pull-watchers'
import type { FaultDial, Wanted } from './fault-dial'
import { practiceImage } from './practice-image'
import { imageDigest } from './simulated-container'
import { imageNotFound, pullGivenUp, pullStalled } from './simulated-error'
import type { SimulatedWorld } from './simulated-world'

const STEPS = 10
const STALL_MS = 60_000
const IMAGE_BYTES = 104_857_600

interface Pull {
  progress: PullProgress
  /** Labs and people that wait for the image; the last one that leaves takes the pull with it. */
  readonly waiting: Set<string>
  readonly watchers: PullWatchers
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
  readonly #failures = new Map<string, { readonly image: string; readonly failure: Error }>()
  readonly #options: { readonly world: SimulatedWorld; readonly faults: FaultDial; readonly pullMs: number; readonly news: PullNews }

  constructor(options: { readonly world: SimulatedWorld; readonly faults: FaultDial; readonly pullMs: number; readonly news: PullNews }) {
    this.#options = options
  }

  /** undefined: the image is there. Throws how the lab's last pull failed. */
  want(lab: LabPlan): PullProgress | undefined {
    const told = this.#failures.get(lab.uid)
    this.#failures.delete(lab.uid)
    this.#leave(lab.uid, (image) => image !== lab.image)
    if (told?.image === lab.image) throw told.failure
    if (this.#isThere(lab)) return undefined
    const pull = this.#pulls.get(lab.image) ?? this.#begin(lab)
    pull.waiting.add(lab.uid)
    return pull.progress
  }

  status(image: string): ImageStatus {
    const present = this.#options.world.images.has(image)
    return { image, present, ...(present ? { sizeBytes: IMAGE_BYTES, id: imageDigest(image) } : {}) }
  }

  examine(plan: LabPlan, seen: { readonly isRunning: boolean; readonly files: number }): ImageReport {
    return imageReport(practiceImage(plan, { ...seen, isHere: this.status(plan.image).present }))
  }

  /** For somebody who wants the image and no lab yet. */
  async *watch(image: string, signal: AbortSignal): AsyncGenerator<PullProgress> {
    const wanted = { image, environment: {} }
    if (signal.aborted) return
    if (this.#isThere(wanted)) {
      yield complete(image)
      return
    }
    const pull = this.#pulls.get(image) ?? this.#begin(wanted)
    try {
      yield* pull.watchers.read(pull.progress, signal)
    } finally {
      this.#dropIfUnwanted(image, pull)
    }
  }

  leave(uid: string): void {
    this.#failures.delete(uid)
    this.#leave(uid, () => true)
  }

  close(): void {
    for (const [image, pull] of this.#pulls) this.#drop(image, pull)
  }

  #leave(uid: string, isLeft: (image: string) => boolean): void {
    for (const [image, pull] of this.#pulls) {
      if (isLeft(image) && pull.waiting.delete(uid)) this.#dropIfUnwanted(image, pull)
    }
  }

  #dropIfUnwanted(image: string, pull: Pull): void {
    if (this.#pulls.get(image) === pull && pull.waiting.size + pull.watchers.size === 0) this.#drop(image, pull)
  }

  #isThere(lab: Wanted): boolean {
    const { world, faults, pullMs } = this.#options
    if (world.images.has(lab.image)) return true
    if (pullMs > 0 || faults.current.pullFails(lab) || faults.current.pullStalls(lab)) return false
    world.images.add(lab.image)
    return true
  }

  #begin(lab: Wanted): Pull {
    const pull: Pull = {
      progress: { image: lab.image, receivedBytes: 0 },
      waiting: new Set(),
      watchers: new PullWatchers(),
      cancel: () => {},
    }
    this.#pulls.set(lab.image, pull)
    this.#next(lab, pull, 0)
    return pull
  }

  #next(lab: Wanted, pull: Pull, step: number): void {
    const { world, faults, pullMs } = this.#options
    const stalls = faults.current.pullStalls(lab) && step > 0
    pull.cancel = world.clock.after(stalls ? STALL_MS : pullMs / STEPS, () => {
      if (stalls) this.#end(lab.image, pull, pullStalled(lab.image, STALL_MS))
      else if (faults.current.pullFails(lab)) this.#end(lab.image, pull, imageNotFound(lab.image))
      else this.#advance(lab, pull, step + 1)
    })
  }

  #advance(lab: Wanted, pull: Pull, step: number): void {
    if (step === STEPS) return this.#end(lab.image, pull)
    const share = step / STEPS
    pull.progress = { image: lab.image, percent: share * 100, receivedBytes: share * IMAGE_BYTES, totalBytes: IMAGE_BYTES }
    for (const uid of pull.waiting) this.#options.news.onProgress(uid, pull.progress)
    pull.watchers.tell(pull.progress)
    this.#next(lab, pull, step)
  }

  #end(image: string, pull: Pull, failure?: Error): void {
    this.#pulls.delete(image)
    if (failure === undefined) this.#options.world.images.add(image)
    for (const uid of pull.waiting) {
      if (failure !== undefined) this.#failures.set(uid, { image, failure })
      this.#options.news.onEnd(uid)
    }
    if (failure === undefined) pull.watchers.finish(complete(image))
    else pull.watchers.fail(failure)
  }

  #drop(image: string, pull: Pull): void {
    pull.cancel()
    this.#pulls.delete(image)
    pull.watchers.fail(pullGivenUp(image))
  }
}

const complete = (image: string): PullProgress => ({ image, percent: 100, receivedBytes: IMAGE_BYTES, totalBytes: IMAGE_BYTES })
