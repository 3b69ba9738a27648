import type { Cancel, Clock } from '../../../core/clock/clock'
import type { PullProgress } from '../../../core/provisioner/provisioner'
import { PullTable, type PullReporter, type PullWork } from '../../../core/provisioner/pull-table'
import { isProvisionerError, type ProvisionerError } from '../../../core/provisioner/provisioner-error'
import { DockerRefusal } from '../daemon/docker-errors'
import { jsonLines } from '../daemon/lines/json-lines'
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

export type ImagePuller = PullTable<{ readonly image: string }>

export function createImagePuller(options: PullerOptions): ImagePuller {
  const { onDidEnd, onDidProgress } = options
  return new PullTable({
    begin: ({ image }, teller) => new DockerPull(image, teller, options),
    givenUp: pullGivenUp,
    onDidEnd,
    onDidProgress,
  })
}

/** One pull by Docker: read to its last word, unless it stalls. */
class DockerPull implements PullWork {
  readonly #image: string
  readonly #teller: PullReporter
  readonly #options: PullerOptions
  readonly #tally: PullTally
  readonly #controller = new AbortController()
  /** Monotonic. */
  #toldAt = -Infinity

  constructor(image: string, teller: PullReporter, options: PullerOptions) {
    this.#image = image
    this.#teller = teller
    this.#options = options
    this.#tally = new PullTally(image)
    this.#run().then(
      () => teller.end(),
      (error: unknown) => teller.end(asPullError(image, error)),
    )
  }

  progress(): PullProgress {
    return this.#tally.progress
  }

  stop(): void {
    this.#controller.abort()
  }

  async #run(): Promise<void> {
    const stall = this.#stallClock()
    try {
      const stream = await this.#options.openPull(this.#image, this.#controller.signal)
      await Promise.race([this.#read({ stream, restart: stall.restart }), stall.stalled])
    } finally {
      stall.stop()
    }
  }

  /** Docker answers 200 before it knows: a failed pull is a line in the stream, and a stream without a last word is a cut one. */
  async #read(source: { stream: AsyncIterable<Buffer>; restart: () => void }): Promise<void> {
    let isFinished = false
    for await (const line of jsonLines(source.stream)) {
      source.restart()
      if (line === undefined) continue
      if (typeof line['error'] === 'string') throw explainPullFailure(this.#image, line['error'])
      isFinished = isLastWord(line) || isFinished
      if (this.#tally.take(line)) this.#tell()
    }
    if (!isFinished) throw explainPullFailure(this.#image, 'unexpected EOF')
  }

  #tell(): void {
    const now = this.#options.clock.monotonic()
    if (now - this.#toldAt < PROGRESS_EVERY_MS) return
    this.#toldAt = now
    this.#teller.progress()
  }

  #stallClock() {
    let cancel: Cancel = () => {}
    let fail: (error: Error) => void = () => {}
    const stalled = new Promise<never>((_, reject) => (fail = reject))
    stalled.catch(() => {})
    const restart = (): void => {
      cancel()
      cancel = this.#options.clock.after(STALL_MS, () => {
        fail(pullStalled(this.#image, STALL_MS))
        this.#controller.abort()
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
