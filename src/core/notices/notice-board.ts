import type { Clock, Unsubscribe } from '../clock/clock'
import type { Log } from '../observe/log'
import { Emitter } from '../events/emitter'
import { takesBack, type Notice, type NoticeDraft } from '../events/notice'

/** More than a class produces in a lesson; what is older is in the labs' own timelines. */
const MOST_KEPT = 200

export interface NoticeBoardOptions {
  readonly clock: Clock
  readonly newId: () => string
  readonly log: Log
}

/** What a person should know, newest last. In memory: after a restart the labs themselves say how they are. */
export class NoticeBoard {
  readonly #options: NoticeBoardOptions
  readonly #posted: Emitter<Notice>
  #kept: readonly Notice[] = []

  constructor(options: NoticeBoardOptions) {
    this.#options = options
    this.#posted = new Emitter((error) => options.log.error('A listener of the notices failed.', { error }))
  }

  post(draft: NoticeDraft): void {
    const notice: Notice = Object.freeze({ id: this.#options.newId(), at: this.#options.clock.now(), ...draft })
    this.#kept = this.#kept.filter((kept) => !takesBack(notice, kept))
    if (notice.type !== 'folderFits') this.#kept = [...this.#kept, notice].slice(-MOST_KEPT)
    this.#posted.fire(notice)
  }

  /** Oldest first. */
  recent(): readonly Notice[] {
    return [...this.#kept]
  }

  onDidPost(listener: (notice: Notice) => void): Unsubscribe {
    return this.#posted.listen(listener)
  }
}
