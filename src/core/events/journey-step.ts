import type { Sentence } from '../sentences/sentence'

/**
 * One change on its way through the engine, as it happens, so that a screen can show the pattern at work:
 * written to the store -> noticed by the watcher -> taken by the controller -> acted on in the world, if there was something to do
 * -> done (or later, or failed); and `found` by the reconciler.
 * Nothing is kept: who listens late has missed what was before.
 */
export interface JourneyStep {
  readonly step: 'written' | 'noticed' | 'taken' | 'acted' | 'done' | 'later' | 'failed' | 'found'
  /** `kind/namespace/name`; `Orphan//<uid>` for a container that has no lab any more. */
  readonly key: string
  /** Wall clock ms. */
  readonly at: number
  /** In words of the engine: a change's type, a finding's, what the world was asked for (an `Act`). */
  readonly what?: string
  /** Why a run failed. */
  readonly why?: Sentence
  readonly resourceVersion?: string
}
