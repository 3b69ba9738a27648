import type { Unsubscribe } from '../../core/clock/clock'

/** Something with news, pulled by whoever has room for it: what nobody takes costs nothing here. */
export interface PullSource<Event> {
  /** What there is to say now, at most so many; none when all is said. */
  take(limit: number): readonly Event[]
  /** Nothing more will come once `take` gives nothing. */
  readonly ended: boolean
  /** Why it ended, if not in order. */
  readonly failure?: unknown
  /** Called when `take` may have more, and when it ended. */
  onDidSignal(listener: () => void): Unsubscribe
  close(): void
}
