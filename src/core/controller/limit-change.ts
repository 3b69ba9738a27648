import { identityOf } from '../plan/lab-plan'
import type { Limits } from '../provisioner/observation'
import { isProvisionerError, type ProvisionerError } from '../provisioner/provisioner-error'
import { upToDateOf } from '../resource/lab-conditions'
import type { Attempts } from './attempts'
import { withReason } from './decide/decision'
import { limitRefused } from './decide/up-to-date'
import { SILENCE_MS } from './provision-actions'
import { later, type Outcome } from './outcome'
import { provisionerOf, type RunContext } from './run-context'
import type { StatusWriter } from './status-writer'

interface Options {
  readonly attempts: Attempts
  readonly status: StatusWriter
}

/** More or less for a container that runs, without a restart. */
export class LimitChange {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** In force when this resolves; the next look tells that it is so. */
  async apply(run: RunContext, limits: Limits): Promise<Outcome> {
    const { attempts, status } = this.#options
    try {
      run.acts('limit')
      await provisionerOf(run).limit(identityOf(run.lab), limits)
    } catch (error) {
      if (isProvisionerError(error, 'unavailable')) return later(SILENCE_MS)
      if (!isProvisionerError(error) || error.reason !== 'LimitBelowUse') throw error
      attempts.limitRefused(run.key)
      await this.#sayRefused(run, error)
      return later(0)
    }
    const { cpu, memoryBytes, pids } = limits
    const told = withReason('LimitsChanged', { code: 'LimitsChanged', params: { cpu, memoryMiB: Math.round(memoryBytes / 2 ** 20), pids } })
    await status.write(run.lab, { state: run.lab.status.state, ...told, who: 'person' })
    attempts.suspect(run.key)
    return later(0)
  }

  /** Once for each declaration, not on every try. */
  async #sayRefused({ lab }: RunContext, error: ProvisionerError): Promise<void> {
    const draft = limitRefused(lab, error.sentence)
    const said = upToDateOf(lab.status)
    if (said?.reason === draft.reason && said.observedGeneration === draft.observedGeneration) return
    await this.#options.status.setCondition(lab, draft)
  }
}
