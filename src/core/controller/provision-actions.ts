import type { Log } from '../observe/log'
import type { LiveFacts } from '../live/live-facts'
import type { Metrics } from '../metrics/metrics'
import type { Observation } from '../provisioner/observation'
import type { LabPlan, ProbeAnswer, PullProgress } from '../provisioner/provisioner'
import { isProvisionerError } from '../provisioner/provisioner-error'
import type { StoredLab } from '../resource/lab-instance'
import type { SettingsSource } from '../settings/settings'
import { withLastLine } from './decide/before-ready'
import { withReason, conditionWith, type StatusChange, sentenceOfChange } from './decide/decision'
import { attemptFailed, heldByImage } from './decide/failure'
import { expiryOf } from './decide/expiry'
import { isoTime, momentOf } from '../resource/format/timestamp'
import { vanished } from './decide/ready'
import { factsOf } from './decide/up-to-date'
import type { ImageBreaker } from './image-breaker'
import { LabAddress, type LabAddressOptions } from './lab-address'
import { identityOf } from '../plan/lab-plan'
import { lastLineOf } from './last-line'
import { done, later, terminal, type Outcome } from './outcome'
import { provisionerOf, type RunContext } from './run-context'

/** A hint wakes the lab when its image has arrived; this is the look that does not rely on hints. */
const PULL_LOOK_MS = 2_000
/** Between two questions to a world that does not answer. A change of its health wakes the lab earlier. */
export const SILENCE_MS = 2_000

const ANSWERS = conditionWith({ type: 'Answering', status: 'True', reason: 'Answers' }, { code: 'Answers' })

interface Unanswered {
  readonly plan: LabPlan
  readonly observation: Observation
  readonly answer: Extract<ProbeAnswer, { answered: false }>
}

interface Options extends LabAddressOptions {
  readonly log: Log
  readonly live: LiveFacts
  readonly metrics: Metrics
  readonly settings: SettingsSource
  readonly images: ImageBreaker
  /** What waits for its image is not being made: others may be. */
  readonly yieldSlot: (key: RunContext['key']) => void
}

/** From a slot to an answering lab: the effects of state `provisioning`, each safe to repeat. */
export class ProvisionActions {
  readonly #options: Options
  readonly #address: LabAddress

  constructor(options: Options) {
    this.#options = options
    this.#address = new LabAddress(options)
  }

  async ensure(run: RunContext): Promise<Outcome> {
    const { attempts, log } = this.#options
    const { metadata } = run.lab
    if (run.lab.status.reason === 'Starting') log.info(`Starting provisioning for: ${metadata.namespace ?? ''}/${metadata.name}`)
    attempts.run(run.key)
    return this.#guarded(run, async (plan) => {
      if (await this.#isHeld(run, plan)) return done
      const ported = await this.#address.withPorts(run)
      run.acts('ensure')
      const ensured = await provisionerOf(run).ensure(ported.plan, run.signal)
      run.signal.throwIfAborted()
      return ensured.phase === 'pulling' ? this.#pulling(ported, ensured.progress) : this.#running(ported, ported.plan, ensured.observation)
    })
  }

  /** The same container again, or one that fits; one that has vanished is made anew. `startedAt` then overtakes the wish. */
  async restart(begun: RunContext): Promise<Outcome> {
    this.#options.attempts.run(begun.key)
    return this.#guarded(begun, async () => {
      const run = await this.#address.withPorts(begun)
      const { plan } = run
      const provisioner = provisionerOf(run)
      const seen = await provisioner.observe(identityOf(run.lab), run.signal)
      run.acts(seen.condition === 'absent' ? 'ensure' : 'restart')
      const ensured = seen.condition === 'absent' ? await provisioner.ensure(plan, run.signal) : await provisioner.restart(plan, run.signal)
      run.signal.throwIfAborted()
      if (ensured.phase === 'pulling') return this.#pulling(run, ensured.progress)
      const startedAt = isoTime(this.#options.clock.now())
      const { lab } = await this.#withFolder(await this.#corrected(run, ensured.observation), ensured.observation)
      await this.#options.status.write(lab, {
        state: 'provisioning',
        ...withReason('Starting', { code: 'ContainerRestarted' }),
        who: 'controller',
        set: { startedAt },
      })
      this.#options.attempts.started(run.key, ensured.observation)
      return later(0)
    })
  }

  async probe(run: RunContext, observation: Observation): Promise<Outcome> {
    const { waitMs } = this.#options.attempts.probing(run.key)
    return waitMs > 0 ? later(waitMs) : this.#guarded(run, (plan) => this.#askWhetherItAnswers(run, plan, observation))
  }

  /** Of its log, for how it ended. */
  async lastLine(run: RunContext): Promise<string> {
    const { plan, signal } = run
    return plan === undefined ? '' : lastLineOf(provisionerOf(run), plan, { clock: this.#options.clock, signal })
  }

  /**
   * A lab without a container whose image does not come: it waits with the others, and nobody is asked for the image once more. One that
   * has waited for the pull itself is told how that ended.
   */
  async #isHeld(run: RunContext, plan: LabPlan): Promise<boolean> {
    const held = plan.containerId === undefined && run.lab.status.reason !== 'Pulling' ? this.#options.images.of(plan.image) : undefined
    if (held === undefined || (await provisionerOf(run).imageStatus(plan.image)).present) return false
    run.signal.throwIfAborted()
    this.#options.images.wait(run.key, plan.image)
    this.#options.attempts.finish(run.key)
    await this.#options.status.write(run.lab, heldByImage(held.fault, held.until))
    return true
  }

  async #pulling(run: RunContext, progress: PullProgress): Promise<Outcome> {
    this.#options.yieldSlot(run.key)
    this.#options.attempts.pulling(run.key, progress)
    this.#options.live.set(run.key, { progress })
    if (run.lab.status.reason !== 'Pulling') {
      await this.#options.status.write(run.lab, {
        state: 'provisioning',
        ...withReason('Pulling', { code: 'FetchingImage', params: { image: progress.image } }),
        who: 'controller',
        unset: ['retryAt'],
      })
    }
    return later(PULL_LOOK_MS)
  }

  async #running(begun: RunContext, plan: LabPlan, observation: Observation): Promise<Outcome> {
    const run = await this.#withFolder(await this.#address.asPublished(await this.#corrected(begun, observation), observation), observation)
    this.#options.attempts.started(run.key, observation)
    this.#options.images.arrived(run.key, plan.image)
    this.#options.live.set(run.key, { progress: undefined, confirmedAt: this.#options.clock.now() })
    return this.#askWhetherItAnswers(run, plan, observation)
  }

  /** "With its work" would be a lie where the folder was pruned together with its container. */
  async #withFolder(run: RunContext, { hasNewFolder, hasFolder, containerId }: Observation): Promise<RunContext> {
    if (hasNewFolder !== true) return run
    // The container that the record names had the folder that is gone. In the same write, so that the loss is told once, and not forgotten.
    const set = { ...(containerId === undefined ? {} : { containerId }), ...(hasFolder === undefined ? {} : { hasFolder }) }
    const told = { state: 'provisioning', ...withReason('FolderIsNew'), who: 'reconciler', set } as const
    return { ...run, lab: await this.#options.status.write(run.lab, told) }
  }

  /**
   * A container that was removed by force looks at first like one that was stopped, or nobody has seen its end at all; that there is
   * another one now tells what became of it.
   */
  async #corrected(run: RunContext, { containerId, hasLostContainer }: Observation): Promise<RunContext> {
    const { reason, containerId: recorded } = run.lab.status
    if (recorded === undefined || recorded === containerId || isToldMissing(run.lab)) return run
    if (reason !== 'StoppedByHand' && hasLostContainer !== true) return run
    const told = vanished(run.lab, 'ContainerHadVanished')
    return { ...run, lab: await this.#options.status.write(run.lab, { state: 'provisioning', ...told, who: 'reconciler' }) }
  }

  async #askWhetherItAnswers(run: RunContext, plan: LabPlan, observation: Observation): Promise<Outcome> {
    const probing = this.#options.attempts.probing(run.key)
    const { timeoutMs: runMs } = this.#options.settings.current().reconcile
    const answer = await provisionerOf(run).probe(plan, observation, run.signal, {
      deadlineMs: Math.min(probing.deadlineMs(plan.readiness), runMs / 2),
    })
    run.signal.throwIfAborted()
    if (answer.answered) {
      await this.#ready(run, observation, answer.endpoint)
      return done
    }
    probing.missed(plan.readiness, answer.ranOut === true)
    await this.#learn(run, { plan, observation, answer })
    return later(probing.waitMs)
  }

  /** What keeps it from being ready is told while it is, in one quiet write whenever something else was found out. */
  async #learn(run: RunContext, { plan, observation, answer }: Unanswered): Promise<void> {
    const { attempts, status, clock } = this.#options
    const probing = attempts.probing(run.key)
    if (!probing.takeLook()) return
    const provisioner = provisionerOf(run)
    const why = answer.endpoint === undefined ? ((await provisioner.diagnose(plan, observation, run.signal)) ?? answer.why) : answer.why
    const line = await lastLineOf(provisioner, plan, { clock, signal: run.signal })
    run.signal.throwIfAborted()
    const sentence = withLastLine(why, line)
    if (!probing.learn(sentence)) return
    const { endpoint } = answer
    await status.write(run.lab, {
      ...withReason(why.code, sentence),
      state: 'provisioning',
      who: 'controller',
      quiet: true,
      ...(endpoint === undefined ? { unset: ['endpoint'] } : { set: { endpoint } }),
    })
  }

  /** Its time counts from the first answer of its life: neither drift nor a restart moves the end silently. */
  async #ready({ lab, template, plan, key }: RunContext, observation: Observation, endpoint: string | undefined): Promise<void> {
    const { clock, settings, status, live, metrics, attempts } = this.#options
    const now = clock.now()
    const readyAt = momentOf(lab.status.readyAt) ?? now
    const expiresAt = expiryOf(lab, readyAt, { template, settings: settings.current() })
    const data = attempts.timings(key)
    const facts = factsOf(lab, observation, { plan, now })
    await status.write(lab, {
      ...withReason('Ready', { code: 'LabReady' }),
      state: 'ready',
      who: 'controller',
      data,
      at: now,
      conditions: [...facts.conditions, ...answering(template)],
      set: {
        readyAt: isoTime(readyAt),
        retries: 0,
        ...facts.set,
        ...(endpoint === undefined ? {} : { endpoint }),
        ...(observation.containerId === undefined ? {} : { containerId: observation.containerId }),
        ...(observation.hasFolder === true || (observation.hasFolder === false && lab.status.hasFolder === undefined)
          ? { hasFolder: observation.hasFolder }
          : {}),
        ...(observation.image === undefined ? {} : { image: observation.image }),
        ...(expiresAt === undefined ? {} : { expiresAt: isoTime(expiresAt) }),
      },
      unset: [
        'retryAt',
        ...(expiresAt === undefined ? (['expiresAt'] as const) : []),
        ...(endpoint === undefined ? (['endpoint'] as const) : []),
      ],
    })
    if (lab.status.readyAt === undefined) metrics.duration('time_to_ready', now - waitsSince(lab))
    attempts.finish(key)
    live.set(key, { confirmedAt: now, queuePosition: undefined, progress: undefined })
  }

  /** Silence changes nothing and uses up no time; a fault counts, by its handling. Anything else is ours, and rises. */
  async #guarded(run: RunContext, step: (plan: LabPlan) => Promise<Outcome>): Promise<Outcome> {
    const { attempts, clock, images, live, settings, status } = this.#options
    if (run.plan === undefined) return done
    try {
      return await step(run.plan)
    } catch (error) {
      if (!isProvisionerError(error) || run.signal.aborted) throw error
      if (error.handling === 'unavailable') {
        attempts.pause(run.key)
        return later(SILENCE_MS)
      }
      if (error.reason === 'PortConflict' && attempts.mayTryAnotherPort(run.key)) return this.#address.tryAnother(run)
      attempts.finish(run.key)
      // A bar that stands still would hide what went wrong.
      live.set(run.key, { progress: undefined })
      const retryAt = images.failed(run.key, run.plan.image, error)
      const change = attemptFailed(run.lab, error, { now: clock.now(), settings: settings.current(), retryAt })
      await status.write(run.lab, change)
      return change.state === 'failed' ? terminal(sentenceOfChange(change)) : done
    }
  }
}

/** Only of a lab that is asked: from now on an answer of its own confirms it, and nothing else. */
function answering(template: RunContext['template']): StatusChange['conditions'] & object {
  return (template?.spec.readiness?.type ?? 'none') === 'none' ? [] : [ANSWERS]
}

function waitsSince({ spec, metadata }: RunContext['lab']): number {
  return Math.max(Date.parse(metadata.creationTimestamp), momentOf(spec.scheduledStart) ?? 0)
}

/** Since it was last ready: the record names the lost container until it is so again. */
function isToldMissing({ status: { transitions = [] } }: StoredLab): boolean {
  const lastReady = transitions.findLastIndex(({ state }) => state === 'ready')
  return transitions.slice(lastReady + 1).some(({ reason }) => reason === 'ContainerMissing')
}
