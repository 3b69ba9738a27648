import { studentIn } from '../resource/student'
import type { FolderSize, Provisioner } from '../provisioner/provisioner'
import { conditionOf } from '../resource/lab-conditions'
import type { StoredLab } from '../resource/lab-instance'
import type { LabTemplate } from '../resource/lab-template'
import { parseKey, type ResourceKey } from '../resource/resource'
import type { ContainerCondition } from '../provisioner/observation'
import { isProvisionerError } from '../provisioner/provisioner-error'
import { Attempts } from './attempts'
import type { ControllerOptions } from './run-context'
import { decide } from './decide/decide'
import { conditionWith, type Decision, type DecisionInput, sentenceOfChange } from './decide/decision'
import { DeletedLabs } from './deleted-labs'
import { identityOf, planFor } from '../plan/lab-plan'
import { ImageBreaker } from './image-breaker'
import { LimitChange } from './limit-change'
import { TeardownActions } from './teardown-actions'
import { ProvisionActions, SILENCE_MS } from './provision-actions'
import { done, later, terminal, type Outcome } from './outcome'
import { ProvisionSlots } from './provision-slots'
import type { Hand } from './reconcile-loop'
import { provisionerOf, type Act, type RunContext } from './run-context'
import { StatusWriter, Superseded } from './status-writer'
import { LivenessChecker } from './liveness-checker'
import { templateOf } from './template-of'

/** Keys of this kind carry the uid of a container that has no lab any more. */
const ORPHAN = 'Orphan'

export interface LabRunOptions extends ControllerOptions {
  readonly onAct: (key: ResourceKey, act: Act) => void
}

/** On the way from one condition to another: one look is not enough. */
const UNSETTLED: ReadonlySet<ContainerCondition> = new Set(['restarting', 'removing'])

/**
 * One run over one key: read again, look if need be, decide, take one effect. Level-triggered: it never asks what happened,
 * only what is wanted and what is there.
 */
export class LabRun {
  readonly attempts: Attempts
  readonly slots: ProvisionSlots
  readonly liveness: LivenessChecker
  readonly #options: LabRunOptions
  readonly #images: ImageBreaker
  readonly #deleted: DeletedLabs
  readonly #provision: ProvisionActions
  readonly #limits: LimitChange
  readonly #teardown: TeardownActions
  readonly #status: StatusWriter
  /** As it was measured last, while the lab is ready. */
  readonly #folders = new Map<ResourceKey, FolderSize>()
  /** resourceVersion at the last run, so that only runs over something new are told. */
  readonly #told = new Map<ResourceKey, string>()

  constructor(options: LabRunOptions) {
    const { settings, queue, live } = options
    this.#options = options
    this.attempts = new Attempts(options.clock)
    this.slots = new ProvisionSlots({
      limit: () => settings.current().provisioning.maxConcurrent,
      wake: (key) => queue.add(key),
      moved: (key, position) => live.set(key, { queuePosition: position }),
    })
    this.#status = new StatusWriter(options)
    this.liveness = new LivenessChecker({ ...options, status: this.#status })
    this.#deleted = new DeletedLabs(options)
    this.#images = new ImageBreaker({ ...options, wake: (key) => queue.add(key) })
    this.#provision = new ProvisionActions({
      ...options,
      attempts: this.attempts,
      images: this.#images,
      status: this.#status,
      yieldSlot: (key) => this.slots.release(key),
    })
    this.#limits = new LimitChange({ attempts: this.attempts, status: this.#status })
    this.#teardown = new TeardownActions({ ...options, status: this.#status, deleted: this.#deleted })
  }

  /** Its end is being seen to, and it may be given up for anything that a person wants of it. */
  isCollecting(key: ResourceKey): boolean {
    return this.#teardown.isCollecting(key)
  }

  measured(key: ResourceKey, size: FolderSize): void {
    this.#folders.set(key, size)
  }

  async take(key: ResourceKey, hand: Hand): Promise<Outcome> {
    const ref = parseKey(key)
    if (ref.kind === ORPHAN) return this.#removeOrphan(key, ref.name, hand)
    const lab = await this.#options.store.find<StoredLab>(ref)
    if (lab === undefined) return this.#forget(key)
    this.#tell(key, lab)
    const run = await this.#contextOf(key, lab, hand)
    this.#leaveTheLine(run)
    if (run.provisioners.length === 0) return this.#leaveAlone(run)
    try {
      return await this.#step(run)
    } catch (error) {
      // A watcher that polls has not told of the deletion yet: the lab is read again at once.
      if (error instanceof Superseded) return later(0)
      throw error
    }
  }

  async #step(run: RunContext): Promise<Outcome> {
    const view = this.#viewOf(run)
    const decision = decide(view)
    if (decision.do !== 'look') return this.#hearAndApply(run, view, decision)
    try {
      const observation = await provisionerOf(run).observe(identityOf(run.lab), run.signal)
      run.signal.throwIfAborted()
      this.attempts.looked(run.key, observation)
      if (UNSETTLED.has(observation.condition)) this.attempts.suspect(run.key)
      this.liveness.observed(run)
      const seen = { ...view, observation }
      return this.#hearAndApply(run, seen, decide(seen))
    } catch (error) {
      // Silence is no evidence: the lab keeps its state and stays under suspicion.
      if (isProvisionerError(error, 'unavailable')) return later(SILENCE_MS)
      throw error
    }
  }

  /** How it ended is told with its own last words, where the decision wants them. */
  async #hearAndApply(run: RunContext, view: DecisionInput, decision: Decision): Promise<Outcome> {
    if (decision.do !== 'readLog') return this.#apply(run, decision)
    return this.#apply(run, decide({ ...view, lastLine: await this.#provision.lastLine(run) }))
  }

  #apply(run: RunContext, decision: Decision): Promise<Outcome> | Outcome {
    switch (decision.do) {
      case 'rest':
        return decision.delayMs === undefined ? done : later(decision.delayMs)
      case 'waitForSlot':
        return this.#waitForSlot(run.key)
      case 'write':
        return this.#write(run, decision)
      case 'ensure':
        return this.#provision.ensure(run)
      case 'restart':
        return this.#provision.restart(run)
      case 'limit':
        return this.#limits.apply(run, decision.limits)
      case 'probe':
        return this.#provision.probe(run, decision.observation)
      case 'check':
        return this.liveness.check(run, decision.observation)
      case 'stop':
        return this.#teardown.stop(run, decision.change)
      case 'collect':
        return this.#teardown.collect(run)
      case 'retire':
        return this.#teardown.retire(run)
      case 'dismantle':
        return this.#teardown.dismantle(run)
      // A second look on one run would mean that a decision ignored what it asked for.
      case 'look':
      case 'readLog':
        throw new Error(`asked twice to look at ${run.key}`)
    }
  }

  /** Being granted a slot wakes the key by itself. */
  #waitForSlot(key: ResourceKey): Outcome {
    this.slots.request(key)
    return done
  }

  async #write(run: RunContext, { change }: Extract<Decision, { do: 'write' }>): Promise<Outcome> {
    const ahead = this.slots.aheadOf(run.key)
    await this.#status.write(
      run.lab,
      change.reason === 'Starting'
        ? { ...change, ...(ahead > 0 ? { data: { ahead } } : {}), set: { ...change.set, provisioner: provisionerOf(run).kind } }
        : change,
    )
    this.attempts.finish(run.key)
    if (change.reason === 'TryingNow') this.#images.tryNow(run.key)
    return change.state === 'failed' && change.quiet !== true ? terminal(sentenceOfChange(change)) : later(0)
  }

  /** A slot is for a lab that is being made real now: not for one that waits out a backoff, and not for one that is up. */
  #leaveTheLine({ key, lab }: RunContext): void {
    const { state, retryAt } = lab.status
    if (state !== 'ready') {
      this.liveness.forget(key)
      this.#folders.delete(key)
    }
    const resting = retryAt !== undefined && Date.parse(retryAt) > this.#options.clock.now()
    const wanted = (state === 'pending' || state === 'provisioning') && !resting && lab.metadata.deletionTimestamp === undefined
    if (wanted) return
    this.slots.release(key)
    if (state !== 'provisioning') this.attempts.finish(key)
  }

  #viewOf({ key, lab, template, plan }: RunContext): DecisionInput {
    const { clock, settings, mayExpire } = this.#options
    const folder = this.#folders.get(key)
    return {
      ...(folder === undefined ? {} : { folder }),
      lab,
      ...(template === undefined ? {} : { template }),
      ...(plan === undefined ? {} : { plan }),
      now: clock.now(),
      settings: settings.current(),
      attempt: {
        ...this.attempts.view(key, this.slots.holds(key)),
        answerDue: this.liveness.isDue(key),
        retryNow: this.#images.isReleased(key, template?.spec.image),
      },
      mayExpire: mayExpire(lab),
    }
  }

  async #contextOf(key: ResourceKey, lab: StoredLab, hand: Hand): Promise<RunContext> {
    const { store, onAct, clock, settings } = this.#options
    const template = await templateOf(store, lab)
    const run = { key, lab, ...hand, acts: (act: Act) => onAct(key, act), provisioners: this.#provisionersOf(lab, template) }
    if (template === undefined) return run
    const { maxBytes } = settings.current().work
    const bound = Number.isFinite(maxBytes) ? { folderBytes: maxBytes } : {}
    return { ...run, template, plan: { ...planFor(lab, template, clock.now()), ...bound } }
  }

  /**
   * Whoever made a lab has it, whatever its template or the command line say by now: nobody else could tell its container from none. A lab of an
   * earlier version does not say; then its template does. Empty: whoever has it is not here.
   */
  #provisionersOf({ status }: StoredLab, template: LabTemplate | undefined): readonly Provisioner[] {
    const { provisionerFor, provisioners } = this.#options
    const maker = status.provisioner ?? (status.startedAt === undefined ? undefined : template?.spec.provisioner)
    if (maker !== undefined) return provisioners().filter(({ kind }) => kind === maker)
    return template === undefined ? provisioners() : [provisionerFor(template.spec.provisioner)]
  }

  /** Said once; nothing is concluded and nothing is done. */
  async #leaveAlone({ lab }: RunContext): Promise<Outcome> {
    const params = { made: lab.status.provisioner ?? 'docker', here: this.#options.provisioners().map(({ kind }) => kind) }
    const type = lab.metadata.deletionTimestamp === undefined ? 'LeftAlone' : 'CleanupBlocked'
    if (conditionOf(type, lab.status.conditions)?.reason === 'MadeElsewhere') return done
    await this.#status.setCondition(
      lab,
      conditionWith({ type, status: 'True', reason: 'MadeElsewhere' }, { code: 'MadeElsewhere', params }),
    )
    return done
  }

  #tell(key: ResourceKey, { metadata, status }: StoredLab): void {
    if (this.#told.get(key) === metadata.resourceVersion) return
    this.#told.set(key, metadata.resourceVersion)
    this.#options.log.info(`Controller processing: ${metadata.namespace ?? ''}/${metadata.name} (state: ${status.state})`)
  }

  #forget(key: ResourceKey): Outcome {
    this.slots.release(key)
    this.attempts.forget(key)
    this.liveness.forget(key)
    this.#folders.delete(key)
    this.#images.forget(key)
    this.#told.delete(key)
    this.#options.live.forget(key)
    return done
  }

  /** Only what a tombstone proves to have been ours; the reconciler has waited before it asked. */
  async #removeOrphan(key: ResourceKey, uid: string, hand: Hand): Promise<Outcome> {
    const record = await this.#deleted.byUid(uid)
    if (record === undefined) return done
    const { labName = '', template } = record.spec
    const lab = { uid, name: labName, namespace: record.metadata.namespace ?? '' }
    const { maxBytes } = this.#options.settings.current().work
    const about = {
      why: 'delete',
      template,
      ...studentIn(record.spec),
      maxBytes,
      graceMs: 0,
    } as const
    hand.untimed()
    this.#options.onAct(key, 'remove')
    await Promise.all(this.#options.provisioners().map((provisioner) => provisioner.remove(lab, about, hand.signal)))
    return done
  }
}
