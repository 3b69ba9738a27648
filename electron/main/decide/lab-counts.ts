import type { Translate } from './desktop-messages'
import type { StoredLab } from '../../../src/contract/words'

export interface LabCounts {
  readonly ready: number
  readonly provisioning: number
  readonly needsAttention: number
}

export const NO_LABS: LabCounts = { ready: 0, provisioning: 0, needsAttention: 0 }

export function countLabs(labs: readonly StoredLab[]): LabCounts {
  const inState = (...states: readonly string[]): number => labs.filter(({ status }) => states.includes(status.state)).length
  return { ready: inState('ready'), provisioning: inState('pending', 'provisioning'), needsAttention: inState('failed') }
}

/** `12 ready, 1 starting, 2 need you`. */
export function countsText({ ready, provisioning, needsAttention }: LabCounts, say: Translate): string {
  const parts = [
    say('ready', { count: ready }),
    ...(provisioning > 0 ? [say('starting', { count: provisioning })] : []),
    ...(needsAttention > 0 ? [say('needYou', { count: needsAttention })] : []),
  ]
  return parts.join(', ')
}

/** The sentence to ask before quitting while this many labs are being made real; undefined: go. */
export function quitQuestion(provisioning: number, say: Translate): string | undefined {
  if (provisioning === 0) return undefined
  return provisioning === 1 ? say('oneStarting') : say('manyStarting', { count: provisioning })
}
