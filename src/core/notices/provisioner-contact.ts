import { membersOf } from '../sentences/say'
import type { NoticeDraft } from '../events/notice'
import type { ProvisionerHealth } from '../provisioner/provisioner'

export interface ProvisionerContactOptions {
  /** Has any lab of this kind? Asked only when contact is lost before there ever was any. */
  readonly isInUse: (kind: string) => Promise<boolean>
  readonly post: (notice: NoticeDraft) => void
}

/** Lost and back, each once, in turn. Who never had Docker, and has no lab that needs it, is not told that it is missing. */
export class ProvisionerContact {
  readonly #options: ProvisionerContactOptions
  readonly #wasReached = new Set<string>()
  readonly #isLost = new Set<string>()
  /** Newest health of each kind: an answer that comes late must not speak of an older one. */
  readonly #health = new Map<string, ProvisionerHealth>()

  constructor(options: ProvisionerContactOptions) {
    this.#options = options
  }

  async report(kind: string, health: ProvisionerHealth): Promise<void> {
    this.#health.set(kind, health)
    if (health.reachable) return this.#back(kind)
    if (this.#isLost.has(kind)) return
    if (!this.#wasReached.has(kind) && !(await this.#options.isInUse(kind))) return
    if (this.#health.get(kind) === health) this.#lost(kind, health)
  }

  #back(kind: string): void {
    this.#wasReached.add(kind)
    if (this.#isLost.delete(kind)) this.#options.post({ type: 'dockerBack' })
  }

  #lost(kind: string, { reason, message, code, params }: ProvisionerHealth): void {
    this.#isLost.add(kind)
    const told = code === undefined ? {} : { ...(message === undefined ? {} : { message }), ...membersOf({ code, params }) }
    this.#options.post({ type: 'dockerLost', ...(reason === undefined ? {} : { reason }), ...told })
  }
}
