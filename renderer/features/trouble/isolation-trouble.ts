import type { EngineView } from '../../../src/contract/engine-view'
import type { Sentence } from '../../../src/contract/words'

type Isolation = NonNullable<EngineView['provisioners'][string]['isolation']>

export interface IsolationTrouble {
  readonly is: 'notApart' | 'route'
  readonly sentence: Sentence
  /** What an administrator runs; whoever has done it says so, and is asked no more. */
  readonly command?: string
}

/** What is not kept to itself, the heavier first; undefined: nothing that was seen and not answered. */
export function isolationTrouble({ between, directRoute }: Isolation = {}): IsolationTrouble | undefined {
  if (between?.isApart === false) return { is: 'notApart', sentence: between.sentence }
  if (directRoute === undefined || directRoute.isAnswered) return undefined
  return { is: 'route', sentence: directRoute.sentence, command: directRoute.command }
}
