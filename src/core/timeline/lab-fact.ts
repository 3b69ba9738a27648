/**
 * Why a lab is as it is, in facts and not in sentences: a screen says them in its own language. Durations in ms, never negative;
 * moments in wall clock ms. A fact that nobody recorded is left out, never guessed.
 */
export type LabFact =
  /** From its declaration (or its scheduled start) until it was begun; `ahead`: labs before it in the line when it joined. */
  | { readonly fact: 'queued'; readonly ms: number; readonly ahead?: number }
  | { readonly fact: 'pulled'; readonly ms: number; readonly bytes?: number }
  /** Making and starting the container. */
  | { readonly fact: 'started'; readonly ms: number }
  /** From a running container to the first answer. */
  | { readonly fact: 'answered'; readonly ms: number }
  /** It took longer until it was ready than so many of those of the same template. */
  | { readonly fact: 'slowerThan'; readonly count: number; readonly of: number }
  | {
      readonly fact: 'waitsFor'
      readonly what: WaitedFor
      readonly until?: number
      readonly position?: number
      readonly percent?: number
      readonly reason?: string
    }
  | { readonly fact: 'retried'; readonly attempts: number; readonly reason?: string }
  /** The world differed from what was declared, and it was made again. */
  | { readonly fact: 'repaired'; readonly times: number; readonly reason: string }
  | { readonly fact: 'restarted'; readonly times: number }
  | { readonly fact: 'extended'; readonly times: number }
  | { readonly fact: 'endsAt'; readonly at: number }
  | { readonly fact: 'silent'; readonly since?: number }
  | { readonly fact: 'failed'; readonly reason: string; readonly attempts: number }
  | { readonly fact: 'ended'; readonly how: 'expired' | 'completed'; readonly ranMs?: number }
  | { readonly fact: 'deleted'; readonly at?: number }

export type WaitedFor = 'schedule' | 'slot' | 'image' | 'answer' | 'retry' | 'removal'
