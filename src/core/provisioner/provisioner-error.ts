import type { Sentence } from '../resource/sentence'
import { english } from '../sentences/english'

/**
 * Every fault of the world outside, brought to one of these reasons. What to do is decided by `handling` alone:
 * - unavailable: silence. No state changes, nothing is counted, ask again later.
 * - transient: an attempt failed. Counted in status.retries, again after the backoff, `failed` when they are used up.
 * - terminal: trying again cannot help (no such image, bad command). `failed` at once with this reason.
 */
export type ProvisionerReason =
  | 'DockerUnavailable'
  | 'DockerTimeout'
  | 'OtherDaemon'
  | 'ImageNotFound'
  | 'ImagePullFailed'
  | 'ImagePullStalled'
  | 'RateLimited'
  | 'RegistryUnreachable'
  | 'RegistryDenied'
  | 'ImageNotAllowed'
  | 'DiskFull'
  | 'PortConflict'
  | 'NameConflict'
  | 'BadCommand'
  | 'NetworkPoolExhausted'
  | 'OutOfMemory'
  | 'NotOurs'
  | 'StillRemoving'
  | 'UnexpectedAnswer'
  | 'StartFailed'
  | 'CollectFailed'
  | 'NotSupported'
  | 'LimitBelowUse'
  | 'WorkTooLarge'
  /** Where work is brought into safety there is no room; another folder may have some. */
  | 'WorkDiskFull'
  /** The folder that a person has named for it will not do any more. */
  | 'WorkFolderUnfit'
  /** To somebody who wants a terminal: there is nothing to open it in yet, the lab does not run, its image has no shell. */
  | 'NoContainer'
  | 'LabNotRunning'
  | 'NoShell'

export type Handling = 'unavailable' | 'transient' | 'terminal'

export interface ProvisionerErrorOptions {
  readonly cause?: unknown
  /** What is told, as data; `message` is its English. */
  readonly sentence?: Sentence
}

export class ProvisionerError extends Error {
  override readonly name = 'ProvisionerError'
  readonly sentence: Sentence | undefined
  constructor(
    readonly reason: ProvisionerReason,
    /** A sentence for the instructor, with the next step where there is one. Shown as it is. */
    message: string,
    readonly handling: Handling,
    { sentence, ...options }: ProvisionerErrorOptions = {},
  ) {
    super(message, options)
    this.sentence = sentence
  }
}

/** A fault told by its sentence alone. */
export function fault(
  reason: ProvisionerReason,
  handling: Handling,
  about: { readonly sentence: Sentence; readonly cause?: unknown },
): ProvisionerError {
  return new ProvisionerError(reason, english(about.sentence), handling, about)
}

export function isProvisionerError(error: unknown, handling?: Handling): error is ProvisionerError {
  return error instanceof ProvisionerError && (handling === undefined || error.handling === handling)
}
