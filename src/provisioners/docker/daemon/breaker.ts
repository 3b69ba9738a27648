import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleWhen, type CircuitBreakerPolicy } from 'cockatiel'
import { isProvisionerError, type ProvisionerError, fault } from '../../../core/provisioner/provisioner-error'
import { isNoSilence } from './deadline'

const FAILURES_TO_OPEN = 5
/** How long nobody asks a daemon that fell silent; the event stream, which keeps trying by itself, may end it sooner. */
const REST_MS = 5_000

/**
 * Round the daemon: after five silences in a row callers are told at once instead of waiting for a deadline each. Only silence counts; a
 * daemon that says no is alive.
 */
export class Breaker {
  #policy = newPolicy()

  async run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.#policy.execute(work)
    } catch (error) {
      throw error instanceof BrokenCircuitError ? resting(error) : error
    }
  }

  /** The daemon was heard: ask again at once. A new policy, because the old one measures its rest by a wall clock that may be set back. */
  close(): void {
    this.#policy = newPolicy()
  }
}

function newPolicy(): CircuitBreakerPolicy {
  const silence = handleWhen((error) => isProvisionerError(error, 'unavailable') && error.reason !== 'OtherDaemon' && !isNoSilence(error))
  return circuitBreaker(silence, { halfOpenAfter: REST_MS, breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN) })
}

function resting(cause: unknown): ProvisionerError {
  return fault('DockerUnavailable', 'unavailable', { sentence: { code: 'DockerResting' }, cause })
}
