import type { Clock } from '../clock/clock'
import type { Log } from '../engine/log'
import type { Metrics } from '../metrics/metrics'
import { isProvisionerError } from '../provisioner/provisioner-error'
import { FORCE_DELETE_ANNOTATION, LAB_FINALIZER } from '../resource/annotations'
import type { WorkLeft } from '../resource/deleted-lab'
import { type StoredLab } from '../resource/lab-instance'
import { refOf } from '../resource/resource'
import type { ResourceStore } from '../store/resource-store'
import type { StatusChange } from './decide/decision'
import type { DeletedLabs } from './deleted-labs'
import { identityOf, planWithoutTemplate } from '../plan/lab-plan'
import { SILENCE_MS } from './make-real'
import { done, later, retry, terminal, type Outcome } from './outcome'
import type { RunContext } from './run-context'
import type { StatusWriter } from './status-writer'

const COLLECT = 'collect the work of'

interface Options {
  readonly store: ResourceStore
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  readonly status: StatusWriter
  readonly deleted: DeletedLabs
}

/** Stopping, retiring and taking apart: the effects that end a lab. Work is in safety before anything is removed. */
export class LetGo {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** Stops and keeps the container; only then does the record say so. */
  async stop(run: RunContext, change: StatusChange): Promise<Outcome> {
    try {
      run.acts('stop')
      for (const provisioner of run.provisioners) await provisioner.stop(identityOf(run.lab), this.#graceMs(run))
    } catch (error) {
      if (isProvisionerError(error, 'unavailable')) return later(SILENCE_MS)
      // A lab that is given up is given up even if its container resists; one that expires must really have stopped.
      if (change.state !== 'failed' || !isProvisionerError(error)) throw error
      this.#options.log.warn(`Could not stop the container of ${run.lab.metadata.name}: ${error.message}`)
    }
    run.signal.throwIfAborted()
    await this.#options.status.write(run.lab, change)
    return change.state === 'failed' ? terminal(change.message) : done
  }

  /** The grace of an ended lab is over: from here on it is a deletion like a person's. */
  async retire({ lab }: RunContext): Promise<Outcome> {
    this.#options.metrics.count('cleanup_operations')
    await this.#options.store.delete(refOf(lab), { uid: lab.metadata.uid })
    return done
  }

  async dismantle(run: RunContext): Promise<Outcome> {
    const forced = run.lab.metadata.annotations?.[FORCE_DELETE_ANNOTATION] === 'true'
    let left: WorkLeft = {}
    for (const [step, take] of this.#steps(run)) {
      try {
        left = { ...left, ...(await take()) }
      } catch (error) {
        if (!isProvisionerError(error) || run.signal.aborted) throw error
        if (!forced) return this.#blocked(run.lab, step, error)
        this.#options.log.warn(`Deleting by force: could not ${step} ${run.lab.metadata.name}`, { reason: error.reason })
        if (step === COLLECT) left = { workLost: error.message }
      }
    }
    await this.#options.deleted.record(run.lab, left)
    await this.#dropFinalizer(run.lab)
    return done
  }

  /** A lab that never left `pending` has left no trace in the world: it can go even while Docker is away. */
  #steps(run: RunContext): readonly (readonly [string, () => Promise<WorkLeft>])[] {
    if (run.lab.status.startedAt === undefined) return []
    return [
      [COLLECT, () => this.#collect(run)],
      ['remove', () => this.#remove(run)],
    ]
  }

  async #remove(run: RunContext): Promise<WorkLeft> {
    run.acts('remove')
    await Promise.all(run.provisioners.map((provisioner) => provisioner.remove(identityOf(run.lab))))
    return {}
  }

  /** A lab has one folder: at most one of its provisioners finds any work. */
  async #collect(run: RunContext): Promise<WorkLeft> {
    run.acts('collect')
    const plan = run.plan ?? planWithoutTemplate(run.lab)
    for (const provisioner of run.provisioners) {
      const work = await provisioner.collect(plan)
      if (work === undefined || work.files === 0) continue
      const { files, ...archive } = work
      this.#options.log.info(`Collected ${files} files of ${run.lab.metadata.name}`, archive)
      return { work }
    }
    return {}
  }

  /** The record stays until Docker has confirmed: it says which step fails, and the lab is tried again. */
  async #blocked(lab: StoredLab, step: string, error: Error & { reason: string; handling: string }): Promise<Outcome> {
    const message = `Could not ${step} the lab: ${error.message}`
    await this.#options.status.setCondition(lab, { type: 'CleanupBlocked', status: 'True', reason: error.reason, message })
    return error.handling === 'unavailable' ? later(SILENCE_MS) : retry(error)
  }

  async #dropFinalizer(lab: StoredLab): Promise<void> {
    const current = await this.#options.store.find<StoredLab>(refOf(lab))
    if (current === undefined || current.metadata.uid !== lab.metadata.uid) return
    const finalizers = (current.metadata.finalizers ?? []).filter((name) => name !== LAB_FINALIZER)
    await this.#options.store.update({ ...current, metadata: { ...current.metadata, finalizers } })
  }

  #graceMs({ template }: RunContext): number {
    return (template?.spec.stopTimeout ?? 10) * 1000
  }
}
