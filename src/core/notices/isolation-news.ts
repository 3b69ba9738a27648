import { aboutOf, type NoticeDraft } from '../events/notice'
import type { Isolation } from '../provisioner/isolation'

/** That labs reach each other is told once, and again only after they were seen apart. The way around has a banner of its own, until it is answered. */
export class IsolationNews {
  readonly #post: (notice: NoticeDraft) => void
  #isTold = false

  constructor(post: (notice: NoticeDraft) => void) {
    this.#post = post
  }

  hear({ between }: Isolation = {}): void {
    if (between === undefined) return
    if (!between.isApart && !this.#isTold) this.#post({ type: 'notApart', ...aboutOf(between.sentence) })
    this.#isTold = !between.isApart
  }
}
