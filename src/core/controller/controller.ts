import type { Unsubscribe } from '../clock/clock'
import type { LoopStatus } from '../observe/loop-status'
import type { FolderSize } from '../provisioner/provisioner'
import type { ResourceKey } from '../resource/resource'
import { LabRun } from './lab-run'
import type { ProvisionSlots } from './provision-slots'
import { ReconcileLoop, type RunNews } from './reconcile-loop'
import type { ControllerOptions } from './run-context'

/** Workers wait for Docker, not for the processor; how many labs may *start* at once is the slots' business. */
const WORKERS = 64

/** Brings each lab one step on, each time its key is taken. The only writer of a lab's status. */
export class Controller {
  readonly #options: ControllerOptions
  readonly #loop: ReconcileLoop
  readonly #run: LabRun

  constructor(options: ControllerOptions) {
    this.#options = options
    this.#run = new LabRun({ ...options, onAct: (key, what) => this.#loop.acted(key, what) })
    this.#loop = new ReconcileLoop({ ...options, workers: WORKERS, reconcile: (key, hand) => this.#run.take(key, hand) })
  }

  start(): void {
    this.#loop.start()
  }

  /** Takes nothing more in hand, gives waits up, and resolves when every hand is empty. Labs run on. */
  stop(): Promise<void> {
    return this.#loop.stop()
  }

  onDidRun(listener: (news: RunNews) => void): Unsubscribe {
    return this.#loop.onDidRun(listener)
  }

  /** Takes no key from the queue until resumed; what is in hand ends. Never kept over a restart. */
  pause(): void {
    this.#options.queue.hold()
  }

  resume(): void {
    this.#options.queue.resume()
  }

  /** While paused: one key, if one waits. Otherwise nothing: whoever waits is being taken already. */
  runNow(): void {
    this.#options.queue.letOneOut()
  }

  /** The world may differ from what is recorded of this lab: look before the next step. */
  suspect(key: ResourceKey): void {
    this.#run.attempts.suspect(key)
    this.#options.queue.add(key)
  }

  /** Its turn in the round of probes: look, and ask whether it still answers. */
  requestProbe(key: ResourceKey): void {
    this.#run.liveness.requestProbe(key)
    this.suspect(key)
  }

  /** So much is in its folder now. */
  measured(key: ResourceKey, size: FolderSize): void {
    this.#run.measured(key, size)
    this.#options.queue.add(key)
  }

  /** The reconciler found it stuck in provisioning. */
  foundStuck(key: ResourceKey): void {
    this.#run.attempts.foundStuck(key)
  }

  /** A person wants it gone: what is under way for it (a pull, a wait) must not be waited for. */
  interrupt(key: ResourceKey): void {
    this.#loop.cancel(key, 'the lab is being deleted')
  }

  /** A person wants something of an ended lab whose work is being brought into safety: that begins again at its next end. */
  giveUpCollecting(key: ResourceKey): void {
    if (this.#run.isCollecting(key)) this.#loop.cancel(key, 'the lab is wanted')
  }

  get slots(): Pick<ProvisionSlots, 'used' | 'queued'> {
    return this.#run.slots
  }

  /** The limit of concurrent provisions was changed. */
  admitMore(): void {
    this.#run.slots.admit()
  }

  status(): LoopStatus {
    return this.#loop.status()
  }
}
