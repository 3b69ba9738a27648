import type { Cancel, Clock } from '../../../core/clock/clock'
import type { PullProgress } from '../../../core/provisioner/provisioner'
import { PullWatchers } from '../../../core/provisioner/pull-watchers'
import { isProvisionerError, type ProvisionerError } from '../../../core/provisioner/provisioner-error'
import { DockerRefusal } from '../daemon/docker-errors'
import { jsonLines } from '../daemon/json-lines'
import { explainPullFailure, pullGivenUp, pullStalled } from './pull-errors'
import { PullTally } from './pull-progress'

/** No bytes for so long is a stall, whatever the size of the image (a big one on a slow line is not). */
const STALL_MS = 60_000
/** A progress line a few hundred times a second is of no use to a screen. */
const PROGRESS_EVERY_MS = 250

export interface PullerOptions {
  readonly clock: Clock
  /** Opens the stream of JSON lines that makes the image be there (a pull, or the assembling of the sample image). */
  readonly openPull: (image: string, signal: AbortSignal) => Promise<AsyncIterable<Buffer>>
  readonly onDidEnd: (uid: string) => void
  readonly onDidProgress: (uid: string, progress: PullProgress) => void
}

interface Pull {
  readonly tally: PullTally
  readonly waiting: Set<string>
  readonly watchers: PullWatchers
  readonly controller: AbortController
  toldAt: number
}

/**
 * One pull per image, shared by every lab and every person that wants it. It goes on when a lab's caller gives its wait up, and ends when
 * it is done, stalls, or the last lab that waited is deleted and the last person has left. A failure is told once to each lab that waited, at its next `join`.
 */
export class ImagePuller {
  readonly #options: PullerOptions
  readonly #pulls = new Map<string, Pull>()
  readonly #failures = new Map<string, { readonly image: string; readonly failure: ProvisionerError }>()

  constructor(options: PullerOptions) {
    this.#options = options
  }

  /** Throws the failure of the pull that this lab waited for, once; of another image than it wants now, it wants to know no more, nor wait. */
  throwFailure(uid: string, image: string): void {
    const told = this.#failures.get(uid)
    this.#failures.delete(uid)
    this.#leave(uid, (other) => other !== image)
    if (told?.image === image) throw told.failure
  }

  /** The pull under way for this image, joined. undefined: none. */
  joinRunning(image: string, uid: string): PullProgress | undefined {
    const pull = this.#pulls.get(image)
    pull?.waiting.add(uid)
    return pull?.tally.progress
  }

  join(image: string, uid: string): PullProgress {
    return this.joinRunning(image, uid) ?? this.#begin(image, uid).tally.progress
  }

  /** For a person who wants the image, and no lab yet. Ends when it is here, throws how it failed; whoever leaves waits no more. */
  async *watch(image: string, signal: AbortSignal): AsyncGenerator<PullProgress> {
    const pull = this.#pulls.get(image) ?? this.#begin(image)
    try {
      yield* pull.watchers.read(pull.tally.progress, signal)
    } finally {
      this.#stopIfUnwanted(image, pull)
    }
  }

  /** The lab is to be deleted: it waits no more. A pull that nobody waits for is stopped. */
  leave(uid: string): void {
    this.#failures.delete(uid)
    this.#leave(uid, () => true)
  }

  close(): void {
    for (const [image, pull] of this.#pulls) {
      pull.controller.abort()
      pull.watchers.fail(pullGivenUp(image))
    }
    this.#pulls.clear()
  }

  #leave(uid: string, isLeft: (image: string) => boolean): void {
    for (const [image, pull] of this.#pulls) {
      if (isLeft(image) && pull.waiting.delete(uid)) this.#stopIfUnwanted(image, pull)
    }
  }

  #stopIfUnwanted(image: string, pull: Pull): void {
    if (this.#pulls.get(image) !== pull || pull.waiting.size + pull.watchers.size > 0) return
    this.#pulls.delete(image)
    pull.controller.abort()
  }

  #begin(image: string, uid?: string): Pull {
    const waiting = new Set(uid === undefined ? [] : [uid])
    const pull: Pull = {
      tally: new PullTally(image),
      waiting,
      watchers: new PullWatchers(),
      controller: new AbortController(),
      toldAt: -Infinity,
    }
    this.#pulls.set(image, pull)
    this.#run(image, pull).then(
      () => this.#ended(image, pull),
      (error: unknown) => this.#ended(image, pull, asPullError(image, error)),
    )
    return pull
  }

  async #run(image: string, pull: Pull): Promise<void> {
    const stall = this.#stallClock(image, pull.controller)
    try {
      const stream = await this.#options.openPull(image, pull.controller.signal)
      await Promise.race([this.#read(image, pull, { stream, restart: stall.restart }), stall.stalled])
    } finally {
      stall.stop()
    }
  }

  /** Docker answers 200 before it knows: a failed pull is a line in the stream, and a stream without a last word is a cut one. */
  async #read(image: string, pull: Pull, source: { stream: AsyncIterable<Buffer>; restart: () => void }): Promise<void> {
    let isFinished = false
    for await (const line of jsonLines(source.stream)) {
      source.restart()
      if (line === undefined) continue
      if (typeof line['error'] === 'string') throw explainPullFailure(image, line['error'])
      isFinished = isLastWord(line) || isFinished
      if (pull.tally.take(line)) this.#tell(pull)
    }
    if (!isFinished) throw explainPullFailure(image, 'unexpected EOF')
  }

  #tell(pull: Pull): void {
    const now = this.#options.clock.monotonic()
    if (now - pull.toldAt < PROGRESS_EVERY_MS) return
    pull.toldAt = now
    for (const uid of pull.waiting) this.#options.onDidProgress(uid, pull.tally.progress)
    pull.watchers.tell(pull.tally.progress)
  }

  #ended(image: string, pull: Pull, failure?: ProvisionerError): void {
    // Stopped because nobody waited: a newer pull of the same image may be under way, and there is nobody to tell.
    if (this.#pulls.get(image) !== pull) return
    this.#pulls.delete(image)
    for (const uid of pull.waiting) {
      if (failure !== undefined) this.#failures.set(uid, { image, failure })
      this.#options.onDidEnd(uid)
    }
    if (failure === undefined) pull.watchers.finish(pull.tally.progress)
    else pull.watchers.fail(failure)
  }

  #stallClock(image: string, controller: AbortController) {
    let cancel: Cancel = () => {}
    let fail: (error: Error) => void = () => {}
    const stalled = new Promise<never>((_, reject) => (fail = reject))
    stalled.catch(() => {})
    const restart = (): void => {
      cancel()
      cancel = this.#options.clock.after(STALL_MS, () => {
        fail(pullStalled(image, STALL_MS))
        controller.abort()
      })
    }
    restart()
    return { stalled, restart, stop: () => cancel() }
  }
}

const LAST_WORDS = /^(Status: |Digest: |sha256:)/

function isLastWord({ status }: Readonly<Record<string, unknown>>): boolean {
  return typeof status === 'string' && LAST_WORDS.test(status)
}

function asPullError(image: string, error: unknown): ProvisionerError {
  if (isProvisionerError(error)) {
    return error.cause instanceof DockerRefusal ? explainPullFailure(image, error.cause.message) : error
  }
  return explainPullFailure(image, error instanceof Error ? error.message : String(error))
}
