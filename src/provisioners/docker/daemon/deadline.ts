import type { Clock } from '../../../core/clock/clock'
import { ProvisionerError, fault } from '../../../core/provisioner/provisioner-error'

export interface Limits {
  readonly deadlineMs: number
  /** The caller's own wish to wait no longer. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Our own end for every call: a promise of the Docker client may never settle once headers have arrived, whatever timeouts it was
 * given. The work is told through its signal, but nobody waits for it to obey.
 */
export function withDeadline<T>(clock: Clock, limits: Limits, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  return new Promise<T>((resolve, reject) => {
    const giveUp = (error: ProvisionerError): void => {
      reject(error)
      controller.abort(error)
    }
    const onAbort = (): void => giveUp(givenUp())
    const cancel = clock.after(limits.deadlineMs, () => giveUp(tooLate(limits.deadlineMs)))
    const clean = (): void => {
      cancel()
      limits.signal?.removeEventListener('abort', onAbort)
    }
    limits.signal?.addEventListener('abort', onAbort, { once: true })
    controller.signal.addEventListener('abort', clean, { once: true })
    if (limits.signal?.aborted === true) return onAbort()
    work(controller.signal).finally(clean).then(resolve, reject)
  })
}

function tooLate(deadlineMs: number): ProvisionerError {
  const seconds = Math.round(deadlineMs / 100) / 10
  return fault('DockerTimeout', 'unavailable', { sentence: { code: 'DockerTooLate', params: { seconds } } })
}

export function isTooLate(error: unknown): boolean {
  return error instanceof ProvisionerError && error.reason === 'DockerTimeout' && error.cause === undefined
}

const STUCK = { code: 'ContainerStuck' }

/** Of a daemon that answers everybody else: nobody may say of it that it is silent. */
export function stuckWith(cause: unknown): ProvisionerError {
  return fault('DockerTimeout', 'unavailable', { cause, sentence: STUCK })
}

const CALLERS_WISH = new Error('given up by the caller')

function givenUp(): ProvisionerError {
  return fault('DockerTimeout', 'unavailable', { sentence: { code: 'DockerGivenUp' }, cause: CALLERS_WISH })
}

/** Ended by its caller. */
export function isGivenUp(error: unknown): boolean {
  return error instanceof ProvisionerError && error.cause === CALLERS_WISH
}

/** It says nothing about the daemon. */
export function isNoSilence(error: unknown): boolean {
  return isGivenUp(error) || (error instanceof ProvisionerError && error.sentence?.code === STUCK.code)
}
