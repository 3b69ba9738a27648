import type { Clock } from '../clock/clock'
import type { LiveFacts } from '../live/live-facts'
import type { Observation } from '../provisioner/observation'
import { probeDeadlineMs } from '../provisioner/probe-pace'
import { conditionOf, isConfirmedByAnswer, isSilent } from '../resource/lab-conditions'
import type { Readiness } from '../resource/lab-template'
import type { ResourceKey } from '../resource/resource'
import type { Sentence } from '../sentences/sentence'
import type { SettingsSource } from '../settings/settings'
import { withReason, conditionWith } from './decide/decision'
import { done, later, type Outcome } from './outcome'
import { provisionerOf, type RunContext } from './run-context'
import type { StatusWriter } from './status-writer'

/** One lost answer is a busy machine; the second, a moment later and waited for as long, is a lab that needs somebody. */
const MISSES = 2
const AGAIN_MS = 3_000
/** Longer than a page takes on a machine that starts thirty labs at once. */
const PATIENCE_MS = 5_000

interface Options {
  readonly clock: Clock
  readonly live: LiveFacts
  readonly status: StatusWriter
  readonly settings: SettingsSource
}

/**
 * `ready` is a claim about an answer, not about a process, so it is asked for again in slow rounds. A lab that has stopped answering
 * keeps its state (its container runs, and what the student does in it is the student's) and gets a condition that every screen shows.
 */
export class LivenessChecker {
  readonly #options: Options
  /** Monotonic ms: when it may be asked. */
  readonly #dueAt = new Map<ResourceKey, number>()
  /** Only labs that missed their last answer are in it. */
  readonly #missed = new Map<ResourceKey, number>()

  constructor(options: Options) {
    this.#options = options
  }

  /** Its turn has come. */
  requestProbe(key: ResourceKey): void {
    this.#dueAt.set(key, this.#options.clock.monotonic())
  }

  isDue(key: ResourceKey): boolean {
    const dueAt = this.#dueAt.get(key)
    return dueAt !== undefined && dueAt <= this.#options.clock.monotonic()
  }

  forget(key: ResourceKey): void {
    this.#dueAt.delete(key)
    this.#missed.delete(key)
  }

  /** Its container was seen. That confirms a lab which is not asked for answers; any other, only its answer. */
  observed({ key, lab }: RunContext): void {
    if (!isConfirmedByAnswer(lab.status)) this.#options.live.set(key, { confirmedAt: this.#options.clock.now() })
  }

  async check(run: RunContext, observation: Observation): Promise<Outcome> {
    this.#dueAt.delete(run.key)
    const { plan } = run
    if (plan === undefined) return done
    const { timeoutMs: runMs } = this.#options.settings.current().reconcile
    const answer = await provisionerOf(run).probe(plan, observation, run.signal, {
      deadlineMs: Math.min(patienceFor(plan.readiness), runMs / 2),
    })
    run.signal.throwIfAborted()
    if (!answer.answered) return this.#silent(run, answer.why)
    await this.#answered(run, plan.readiness)
    return done
  }

  async #answered({ key, lab }: RunContext, readiness: Readiness): Promise<void> {
    const { live, clock, status } = this.#options
    this.#missed.delete(key)
    live.set(key, { confirmedAt: clock.now() })
    if (isSilent(lab.status)) {
      const told = withReason('Answers', { code: 'AnswersAgain' })
      await status.write(lab, { ...told, state: 'ready', who: 'controller', conditions: [conditionWith(ANSWERING.yes, told.sentence)] })
    } else if (readiness.type !== 'none' && conditionOf('Answering', lab.status.conditions) === undefined) {
      // Made ready by an earlier version, which did not write down that it is asked.
      await status.setCondition(lab, conditionWith(ANSWERING.yes, { code: 'Answers' }))
    }
  }

  async #silent({ key, lab }: RunContext, why: Sentence): Promise<Outcome> {
    const misses = (this.#missed.get(key) ?? 0) + 1
    this.#missed.set(key, misses)
    if (isSilent(lab.status)) return done
    if (misses < MISSES) {
      this.#dueAt.set(key, this.#options.clock.monotonic() + AGAIN_MS)
      return later(AGAIN_MS)
    }
    const told = withReason('NoAnswer', { code: 'NoAnswer', params: { why } })
    await this.#options.status.write(lab, {
      ...told,
      state: 'ready',
      who: 'controller',
      conditions: [conditionWith(ANSWERING.no, told.sentence)],
    })
    return done
  }
}

const ANSWERING = {
  yes: { type: 'Answering', status: 'True', reason: 'Answers' },
  no: { type: 'Answering', status: 'False', reason: 'NoAnswer' },
} as const

/** What the template says is meant as it stands. */
function patienceFor(readiness: Readiness): number {
  return readiness.type !== 'none' && readiness.timeout !== undefined ? probeDeadlineMs(readiness) : PATIENCE_MS
}
