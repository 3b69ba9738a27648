import type { Clock } from '../../../core/clock/clock'

export interface ProbeLimits {
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly deadlineMs: number
}

/** Runs `begin` until it settles, the time is over or the caller gives up; whichever comes first counts, and cleans up. */
export function settleOnce<Answer>(
  limits: ProbeLimits,
  begin: (settle: (answer: Answer) => void) => () => void,
): Promise<Answer | 'ranOut' | 'givenUp'> {
  return new Promise((resolve) => {
    let end = (): void => {}
    const settle = (answer: Answer | 'ranOut' | 'givenUp'): void => {
      cancel()
      limits.signal.removeEventListener('abort', onAbort)
      resolve(answer)
      end()
    }
    const onAbort = (): void => settle('givenUp')
    const cancel = limits.clock.after(limits.deadlineMs, () => settle('ranOut'))
    limits.signal.addEventListener('abort', onAbort, { once: true })
    end = begin(settle)
  })
}
