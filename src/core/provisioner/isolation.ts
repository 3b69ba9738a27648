import type { Sentence } from '../sentences/sentence'

/** How well labs are kept to themselves, as far as somebody looked. What nobody looked at yet is absent. */
export interface Isolation {
  readonly directRoute?: DirectRoute
  readonly between?: BetweenLabs
}

/** Other machines reach labs past their published address: Docker itself lets them. */
export interface DirectRoute {
  readonly sentence: Sentence
  /** What an administrator runs once for each start of the machine. */
  readonly command: string
  /** A person said, for this bridge and this start of the machine, that it is done or known. */
  readonly isAnswered: boolean
}

/** What two containers of our own on the labs' network found. */
export interface BetweenLabs {
  readonly isApart: boolean
  /** Wall clock ms. */
  readonly at: number
  readonly sentence: Sentence
}
