import type { HttpBindings } from '@hono/node-server'

/** What travels with a request from its check to its handler. */
export interface HttpEnv {
  readonly Bindings: HttpBindings
  readonly Variables: {
    /** Aborts when the caller may no longer listen: its session ended. */
    callerSignal: AbortSignal
  }
}
