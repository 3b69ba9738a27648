import type { Sentence } from '../sentences/sentence'
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

export interface FaultDetails {
  /** What is told the instructor, with the next step where there is one. */
  readonly sentence: Sentence
  readonly cause?: unknown
}

export class ProvisionerError extends Error {
  override readonly name = 'ProvisionerError'
  readonly sentence: Sentence
  constructor(
    readonly reason: ProvisionerReason,
    readonly handling: Handling,
    { sentence, cause }: FaultDetails,
  ) {
    super(english(sentence), cause === undefined ? undefined : { cause })
    this.sentence = sentence
  }
}

export function fault(reason: ProvisionerReason, handling: Handling, details: FaultDetails): ProvisionerError {
  return new ProvisionerError(reason, handling, details)
}

export function isProvisionerError(error: unknown, handling?: Handling): error is ProvisionerError {
  return error instanceof ProvisionerError && (handling === undefined || error.handling === handling)
}
