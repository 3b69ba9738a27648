import type { Unsubscribe } from '../clock/clock'
import type { Controller } from '../controller/controller'
import type { Hint, Provisioner } from '../provisioner/provisioner'
import type { Reconciler } from '../reconciler/reconciler'
import type { StoredLab } from '../resource/lab-instance'
import type { ResourceKey } from '../resource/resource'
import type { SettingsSource } from '../settings/settings'
import type { ResourceChange } from '../store/resource-store'
import type { LiveFacts } from '../live/live-facts'

interface Options {
  readonly provisioners: () => readonly Provisioner[]
  readonly settings: SettingsSource
  readonly controller: Pick<Controller, 'suspect'>
  readonly reconciler: Pick<Reconciler, 'wake'>
  readonly live: LiveFacts
}

/**
 * Turns the world's hints into looks. A hint is never believed: it names a lab, and the controller goes and sees. Without
 * hints (settings: drift.events off, or a stream that has died) the reconciler finds the same a little later.
 */
export class HintRouter {
  readonly #options: Options
  readonly #keyByUid = new Map<string, ResourceKey>()
  #listening: Unsubscribe[] = []

  constructor(options: Options) {
    this.#options = options
  }

  start(): void {
    this.#listening = this.#options.provisioners().flatMap((provisioner) => [
      provisioner.onDidHint((hint) => this.#route(hint)),
      provisioner.onDidChangeHealth(({ reachable }) => {
        if (reachable) void this.#options.reconciler.wake()
      }),
    ])
  }

  stop(): void {
    for (const stop of this.#listening) stop()
    this.#listening = []
  }

  /** Handler of the watcher: which uid is which lab. */
  learn({ type, key, current, previous }: ResourceChange<StoredLab>): void {
    if (previous !== undefined && previous.metadata.uid !== current.metadata.uid) this.#keyByUid.delete(previous.metadata.uid)
    if (type === 'DELETED') this.#keyByUid.delete(current.metadata.uid)
    else this.#keyByUid.set(current.metadata.uid, key)
  }

  #route(hint: Hint): void {
    const { settings, reconciler, controller, live } = this.#options
    if (hint.type === 'relist') return void reconciler.wake()
    const key = this.#keyByUid.get(hint.uid)
    if (key === undefined) return
    if (hint.type === 'progress') return live.set(key, { progress: hint.progress })
    if (settings.current().drift.events || hint.what === 'pulled') controller.suspect(key)
  }
}
