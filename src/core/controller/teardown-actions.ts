import { studentIn } from '../resource/student'
import type { Clock } from '../clock/clock'
import type { Log } from '../observe/log'
import type { Metrics } from '../metrics/metrics'
import type { Collected, CollectOptions, LostWork, Provisioner } from '../provisioner/provisioner'
import { isProvisionerError, type ProvisionerError, type ProvisionerReason } from '../provisioner/provisioner-error'
import { ADOPTED_ANNOTATION, FORCE_DELETE_ANNOTATION, LAB_FINALIZER } from '../resource/annotations'
import type { WorkLeft } from '../resource/deleted-lab'
import { conditionOf } from '../resource/lab-conditions'
import { type StoredLab } from '../resource/lab-instance'
import { refOf, type ResourceKey } from '../resource/resource'
import type { Sentence } from '../sentences/sentence'
import type { SettingsSource } from '../settings/settings'
import type { ResourceStore } from '../store/resource-store'
import { collectedCondition, isToBeCollected, lossOf, lostCondition, notCollectedCondition, toldLoss } from './decide/collected'
import { sentenceOfChange, conditionWith, type StatusChange } from './decide/decision'
import type { DeletedLabs } from './deleted-labs'
import { hadContainer, identityOf, workFolderOf } from '../plan/lab-plan'
import { SILENCE_MS } from './provision-actions'
import { done, later, retry, terminal, type Outcome } from './outcome'
import type { RunContext } from './run-context'
import type { StatusWriter } from './status-writer'

/** Collections at the ends of labs at once: a class that ends together must not fill the disk's whole day. */
const COLLECTIONS = 3
/** Why something that was found could not be collected. */
const NOT_IN_SAFETY: ReadonlySet<string> = new Set<ProvisionerReason>(['DiskFull', 'WorkTooLarge', 'CollectFailed'])
/** When all of them are taken. */
const TURN_MS = 1_000

interface Options {
  readonly store: ResourceStore
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  readonly status: StatusWriter
  readonly deleted: DeletedLabs
  readonly settings: SettingsSource
}

/** Stopping, retiring and taking apart: the effects that end a lab. Work is in safety before anything is removed. */
export class TeardownActions {
  readonly #options: Options
  readonly #collecting = new Set<ResourceKey>()

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
    return change.state === 'failed' ? terminal(sentenceOfChange(change)) : done
  }

  /** The grace of an ended lab is over: from here on it is a deletion like a person's. */
  async retire({ lab }: RunContext): Promise<Outcome> {
    this.#options.metrics.count('cleanup_operations')
    await this.#options.store.delete(refOf(lab), { uid: lab.metadata.uid })
    return done
  }

  /** Its end has come: what the student made is brought into safety while it is still there, whatever happens to Docker afterwards. */
  async collect(run: RunContext): Promise<Outcome> {
    if (this.#collecting.size >= COLLECTIONS) return later(TURN_MS)
    this.#collecting.add(run.key)
    try {
      run.untimed()
      run.acts('collect')
      const { work, gone } = await askAll(run.provisioners, (provisioner, onDidFindGone) =>
        provisioner.collect(identityOf(run.lab), { ...this.#about(run, 'end'), onDidFindGone }, run.signal),
      )
      run.signal.throwIfAborted()
      const loss = gone !== undefined && hadAnything(run.lab) ? lossOf(run.lab, gone) : undefined
      await this.#options.status.setCondition(
        run.lab,
        loss === undefined ? collectedCondition(run.lab, work) : lostCondition(run.lab, loss),
      )
      return done
    } catch (error) {
      if (isProvisionerError(error, 'unavailable')) return later(SILENCE_MS)
      if (!isProvisionerError(error) || run.signal.aborted) throw error
      await this.#options.status.setCondition(run.lab, notCollectedCondition(error))
      return retry(error)
    } finally {
      this.#collecting.delete(run.key)
    }
  }

  /** A lab that is wanted again is not held up by what was begun at its end. */
  isCollecting(key: ResourceKey): boolean {
    return this.#collecting.has(key)
  }

  /**
   * Work is in safety before anything is removed, or nothing is: the provisioner sees to that in one place. Force is a person's word to delete
   * without what could not be collected; a world that is silent has not been asked yet, and nobody may decide for it.
   */
  async dismantle(run: RunContext): Promise<Outcome> {
    run.untimed()
    try {
      const left = await this.#remove(run)
      await this.#options.deleted.record(run.lab, left)
      await this.#dropFinalizer(run.lab)
      return done
    } catch (error) {
      if (!isProvisionerError(error) || run.signal.aborted) throw error
      return this.#blocked(run.lab, error)
    }
  }

  async #remove(run: RunContext): Promise<WorkLeft> {
    if (!hasTrace(run.lab)) return {}
    try {
      return await this.#removeWith(run, false)
    } catch (error) {
      const isForced = run.lab.metadata.annotations?.[FORCE_DELETE_ANNOTATION] === 'true'
      if (!isForced || !isProvisionerError(error) || error.handling === 'unavailable' || run.signal.aborted) throw error
      this.#options.log.warn(`Deleting ${run.lab.metadata.name} by force, without its work`, { reason: error.reason })
      return await this.#giveUpWork(run, error)
    }
  }

  /** What then still cannot be removed is found later, by its record, and brought into safety after all. */
  async #giveUpWork(run: RunContext, cause: ProvisionerError): Promise<WorkLeft> {
    try {
      await this.#removeWith(run, true)
      return { workLost: cause.sentence }
    } catch (error) {
      if (!isProvisionerError(error) || error.handling === 'unavailable' || run.signal.aborted) throw error
      this.#options.log.warn(`What is left of ${run.lab.metadata.name} could not be removed yet`, { reason: error.reason })
      return {}
    }
  }

  async #removeWith(run: RunContext, withoutWork: boolean): Promise<WorkLeft> {
    run.acts('remove')
    const about = { ...this.#about(run, 'delete'), graceMs: (run.template?.spec.stopTimeout ?? 0) * 1000, withoutWork }
    const { work, gone } = await askAll(run.provisioners, (provisioner, onDidFindGone, found) =>
      provisioner.remove(
        identityOf(run.lab),
        { ...about, onDidFindGone, onWillRemove: (safe) => this.#remember(run.lab, safe, found()) },
        run.signal,
      ),
    )
    const workLost = gone === undefined ? undefined : lossAtRemoval(run.lab, work, gone)
    const left = workLost === undefined ? {} : { workLost }
    if (work === undefined || work.files === 0) return left
    this.#options.log.info(`Collected ${work.files} files of ${run.lab.metadata.name}`, { ...work })
    return { work, ...left }
  }

  /**
   * After a crash between the removal and its record nothing is there to be looked at any more. An archive of this deletion says itself what
   * was found; that there was nothing, or that something of the lab's own was gone, is written down before.
   */
  async #remember(lab: StoredLab, work: Collected | undefined, gone: LostWork | undefined): Promise<void> {
    if (!isToBeCollected(lab)) return
    const loss = gone === 'folder' || gone === 'container' ? lossOf(lab, gone) : undefined
    if (loss !== undefined) return void (await this.#options.status.setCondition(lab, lostCondition(lab, loss)))
    if (isOfBefore(lab, work)) await this.#options.status.setCondition(lab, collectedCondition(lab, work))
  }

  #about({ lab }: RunContext, why: CollectOptions['why']): CollectOptions {
    const folder = workFolderOf(lab)
    return {
      why,
      template: lab.spec.template,
      ...studentIn(lab.spec),
      maxBytes: this.#options.settings.current().work.maxBytes,
      ...(folder === undefined ? {} : { folder }),
    }
  }

  /** The record stays until Docker has confirmed: it says what stands in the way, and the lab is tried again. */
  async #blocked(lab: StoredLab, error: ProvisionerError): Promise<Outcome> {
    const { reason, sentence } = error
    const condition = { type: 'CleanupBlocked', status: 'True', reason } as const
    const draft = conditionWith(condition, { code: 'CannotRemove', params: { why: sentence } })
    await this.#options.status.setCondition(lab, draft)
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

/** A lab that never left `pending` has left no trace in the world: it can go even while Docker is away. One that was adopted has its container. */
function hasTrace({ status, metadata }: StoredLab): boolean {
  return status.startedAt !== undefined || metadata.annotations?.[ADOPTED_ANNOTATION] === 'true'
}

/**
 * Something was not there any more when it was to be removed. No loss is what was brought into safety at its end, or by this very deletion,
 * before a crash.
 */
function lossAtRemoval(lab: StoredLab, work: Collected | undefined, gone: LostWork): Sentence | undefined {
  if (!hadAnything(lab)) return undefined
  const told = toldLoss(lab)
  if (told !== undefined || !isToBeCollected(lab)) return told
  return gone !== 'everything' || isOfBefore(lab, work) ? lossOf(lab, gone) : undefined
}

/** Brought into safety before this deletion began, if at all. */
function isOfBefore({ status }: StoredLab, work: Collected | undefined): boolean {
  const deletingSince = status.transitions?.findLast(({ state }) => state === 'deleting')?.time ?? ''
  return work === undefined || work.collectedAt < deletingSince
}

/** Its own record says so, or that something of it was found before and could not be brought into safety. */
function hadAnything(lab: StoredLab): boolean {
  const blocked = conditionOf('CleanupBlocked', lab.status.conditions)?.reason ?? ''
  return hadContainer(lab) || NOT_IN_SAFETY.has(blocked)
}

/** Of what several provisioners say, what the one says that has something of it. */
const GRAVEST: readonly LostWork[] = ['folder', 'container']

/** All are asked: a lab without its template may be any one's. It is in one of them at most; gone is what is in none. */
async function askAll(
  provisioners: readonly Provisioner[],
  ask: (
    provisioner: Provisioner,
    onDidFindGone: (what: LostWork) => void,
    found: () => LostWork | undefined,
  ) => Promise<Collected | undefined>,
): Promise<{ readonly work: Collected | undefined; readonly gone: LostWork | undefined }> {
  const found = new Map<Provisioner, LostWork>()
  const answers = await Promise.all(
    provisioners.map((provisioner) =>
      ask(
        provisioner,
        (what) => void found.set(provisioner, what),
        () => found.get(provisioner),
      ),
    ),
  )
  const kinds = [...found.values()]
  const gone = kinds.length < provisioners.length ? undefined : (GRAVEST.find((kind) => kinds.includes(kind)) ?? 'everything')
  return { work: answers.find((answer) => answer !== undefined), gone }
}
