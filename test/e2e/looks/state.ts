import type { Page } from 'playwright'

/** Names of labs, as the class at hand has them. */
export interface Names {
  readonly ready: string
  readonly failed: string
  readonly doomed: string
  /** A change of it waits for a restart. */
  readonly outdated: string
  /** It ran out of memory. */
  readonly starved: string
}

/** One screen in one condition. */
export interface State {
  readonly name: string
  /** Its page as a whole was looked at in another state; here, what lies over it. */
  readonly isSeenBefore?: true
  readonly open: (page: Page, names: Names) => Promise<void>
}
