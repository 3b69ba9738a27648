/**
 * Every fault of the world outside, brought to one of these reasons. What to do is decided by `handling` alone:
 * - unavailable: silence. No state changes, nothing is counted, ask again later.
 * - transient: an attempt failed. Counted in status.retries, again after the backoff, `failed` when they are used up.
 * - terminal: trying again cannot help (no such image, bad command). `failed` at once with this reason.
 */
export type ProvisionerReason =
  | 'DockerUnavailable' | 'DockerTimeout' | 'OtherDaemon'
  | 'ImageNotFound' | 'ImagePullFailed' | 'ImagePullStalled' | 'RateLimited' | 'RegistryUnreachable' | 'RegistryDenied' | 'ImageNotAllowed'
  | 'DiskFull' | 'PortConflict' | 'NameConflict' | 'BadCommand' | 'NetworkPoolExhausted' | 'OutOfMemory'
  | 'NotOurs' | 'StillRemoving' | 'UnexpectedAnswer' | 'StartFailed' | 'CollectFailed' | 'NotSupported'
  /** To somebody who wants a terminal: there is nothing to open it in yet, the lab does not run, its image has no shell. */
  | 'NoContainer' | 'LabNotRunning' | 'NoShell'

export type Handling = 'unavailable' | 'transient' | 'terminal'

export class ProvisionerError extends Error {
  override readonly name = 'ProvisionerError'
  constructor(
    readonly reason: ProvisionerReason,
    /** A sentence for the instructor, with the next step where there is one. Shown as it is. */
    message: string,
    readonly handling: Handling,
    options: { readonly cause?: unknown } = {},
  ) {
    super(message, options)
  }
}

export function isProvisionerError(error: unknown, handling?: Handling): error is ProvisionerError {
  return error instanceof ProvisionerError && (handling === undefined || error.handling === handling)
}
