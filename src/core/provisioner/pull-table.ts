import { AsyncQueue } from './async-queue'
import type { PullProgress } from './provisioner'

/** One pull under way, as the provisioner that makes it hands it over. */
export interface PullWork {
  /** How far it is, at this moment. */
  progress(): PullProgress
  /** Nobody wants it any more. Nothing is told of it after this. */
  stop(): void
}

/** What a provisioner reports of one pull. */
export interface PullReporter {
  /** There is progress worth telling. */
  progress(): void
  /** It is over: the image is here, or why not. */
  end(failure?: Error): void
}

export interface PullTableOptions<Wanted extends { readonly image: string }> {
  /** Begins to make the image be there, and does not tell of it before this has returned. */
  readonly begin: (wanted: Wanted, teller: PullReporter) => PullWork
  readonly givenUp: (image: string) => Error
  readonly onDidEnd: (uid: string) => void
  readonly onDidProgress: (uid: string, progress: PullProgress) => void
}

interface Pull {
  readonly work: PullWork
  /** uids of labs. */
  readonly waiting: Set<string>
  /** People, each told at their own pace. */
  readonly watchers: Set<AsyncQueue<PullProgress>>
}

/**
 * Who waits for which image, the same for every provisioner. One pull per image, shared by every lab and every person that wants it. It goes on
 * when a lab's caller gives its wait up, and ends when it is done, fails, or the last lab that waited is deleted and the last person has
 * left. A failure is told once to each lab that waited, when it asks next.
 */
export class PullTable<Wanted extends { readonly image: string }> {
  readonly #options: PullTableOptions<Wanted>
  readonly #pulls = new Map<string, Pull>()
  readonly #failures = new Map<string, { readonly image: string; readonly failure: Error }>()

  constructor(options: PullTableOptions<Wanted>) {
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
    return pull?.work.progress()
  }

  join(wanted: Wanted, uid: string): PullProgress {
    const pull = this.#of(wanted)
    pull.waiting.add(uid)
    return pull.work.progress()
  }

  /** For a person who wants the image, and no lab yet. Ends when it is here, throws how it failed; whoever leaves waits no more. */
  async *watch(wanted: Wanted, signal: AbortSignal): AsyncGenerator<PullProgress> {
    const pull = this.#of(wanted)
    const feed = new AsyncQueue<PullProgress>((_waiting, next) => next)
    const leave = (): void => feed.end()
    signal.addEventListener('abort', leave, { once: true })
    pull.watchers.add(feed)
    feed.push(pull.work.progress())
    try {
      yield* feed
    } finally {
      signal.removeEventListener('abort', leave)
      pull.watchers.delete(feed)
      this.#stopIfUnwanted(wanted.image, pull)
    }
  }

  /** The lab is to be deleted: it waits no more. A pull that nobody waits for is stopped. */
  leave(uid: string): void {
    this.#failures.delete(uid)
    this.#leave(uid, () => true)
  }

  close(): void {
    for (const [image, pull] of this.#pulls) {
      pull.work.stop()
      for (const feed of pull.watchers) feed.fail(this.#options.givenUp(image))
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
    pull.work.stop()
  }

  #of(wanted: Wanted): Pull {
    const { image } = wanted
    const running = this.#pulls.get(image)
    if (running !== undefined) return running
    const begun: Pull = {
      work: this.#options.begin(wanted, { progress: () => this.#tell(begun), end: (failure) => this.#end(image, begun, failure) }),
      waiting: new Set(),
      watchers: new Set(),
    }
    this.#pulls.set(image, begun)
    return begun
  }

  #tell({ work, waiting, watchers }: Pull): void {
    for (const uid of waiting) this.#options.onDidProgress(uid, work.progress())
    for (const feed of watchers) feed.push(work.progress())
  }

  #end(image: string, pull: Pull, failure: Error | undefined): void {
    // Stopped because nobody waited: a newer pull of the same image may be under way, and there is nobody to tell.
    if (this.#pulls.get(image) !== pull) return
    this.#pulls.delete(image)
    for (const uid of pull.waiting) {
      if (failure !== undefined) this.#failures.set(uid, { image, failure })
      this.#options.onDidEnd(uid)
    }
    for (const feed of pull.watchers) {
      if (failure !== undefined) feed.fail(failure)
      else feed.push({ ...pull.work.progress(), percent: 100 })
      if (failure === undefined) feed.end()
    }
  }
}
