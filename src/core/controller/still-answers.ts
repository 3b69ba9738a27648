import type { Clock } from '../clock/clock'
import type { LiveFacts } from '../engine/live-facts'
import type { Observation } from '../provisioner/observation'
import type { LabCondition } from '../resource/lab-instance'
import type { ResourceKey } from '../resource/resource'
import { done, type Outcome } from './outcome'
import { provisionerOf, type RunContext } from './run-context'
import type { StatusWriter } from './status-writer'

/** One lost answer is a busy machine; three in a row, a minute and a half, is a lab that needs somebody. */
const MISSES = 3

interface Options {
  readonly clock: Clock
  readonly live: LiveFacts
  readonly status: StatusWriter
}

/**
 * `ready` is a claim about an answer, not about a process, so it is asked for again on a slow beat. A lab that has stopped answering
 * keeps its state (its container runs, and what the student does in it is the student's) and gets a condition that every screen shows.
 */
export class StillAnswers {
  readonly #options: Options
  readonly #due = new Set<ResourceKey>()
  /** Only labs that missed their last answer are in it. */
  readonly #missed = new Map<ResourceKey, number>()

  constructor(options: Options) {
    this.#options = options
  }

  /** Its turn has come. */
  ask(key: ResourceKey): void {
    this.#due.add(key)
  }

  isDue(key: ResourceKey): boolean {
    return this.#due.has(key)
  }

  forget(key: ResourceKey): void {
    this.#due.delete(key)
    this.#missed.delete(key)
  }

  async check(run: RunContext, observation: Observation): Promise<Outcome> {
    this.#due.delete(run.key)
    if (run.plan === undefined) return done
    const answer = await provisionerOf(run).probe(run.plan, observation, run.signal)
    run.signal.throwIfAborted()
    if (answer.answered) await this.#answered(run)
    else await this.#silent(run, answer.why)
    return done
  }

  async #answered({ key, lab }: RunContext): Promise<void> {
    this.#missed.delete(key)
    this.#options.live.set(key, { confirmedAt: this.#options.clock.now() })
    if (conditionOf(lab.status.conditions)?.status !== 'False') return
    await this.#options.status.setCondition(lab, { type: 'Answering', status: 'True', reason: 'Answers', message: 'The lab answers again' })
  }

  async #silent({ key, lab }: RunContext, why: string): Promise<void> {
    const misses = (this.#missed.get(key) ?? 0) + 1
    this.#missed.set(key, misses)
    if (misses < MISSES || conditionOf(lab.status.conditions)?.status === 'False') return
    const message = `The container runs, but the lab does not answer: ${why}. Look at its log, or restart it`
    await this.#options.status.setCondition(lab, { type: 'Answering', status: 'False', reason: 'NoAnswer', message })
  }
}

const conditionOf = (conditions: readonly LabCondition[] = []) => conditions.find(({ type }) => type === 'Answering')
