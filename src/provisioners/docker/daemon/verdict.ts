import type { Sentence } from '../../../core/resource/sentence'
import { english } from '../../../core/sentences/english'

/** Why Docker cannot be used: the reason for the screen's banner, and the engine's sentence with the next step; as data where it is told so. */
export interface SilenceVerdict extends Partial<Sentence> {
  readonly reason: string
  readonly message: string
}

/** What has words of its own in the panel: docker-errors.ts has the older ones. */
export type ContactReason = 'BadAddress' | 'UnknownContext' | 'Certificates' | 'NotDocker'

export function verdict(reason: ContactReason, sentence: Sentence): SilenceVerdict {
  return { reason, message: english(sentence), ...sentence }
}
