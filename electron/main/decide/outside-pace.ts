/** A person opens a lab, the next one, a page of documentation. A page that was taken over opens hundreds. */
export const MOST_OUTSIDE = 10
const WINDOW_MS = 60_000

/** Those of the moments at which something was opened outside that still count. On a clock that never goes back. */
export function recentlyOpened(opened: readonly number[], now: number): readonly number[] {
  return opened.filter((at) => now - at < WINDOW_MS)
}

export function mayOpenOutside(opened: readonly number[], now: number): boolean {
  return recentlyOpened(opened, now).length < MOST_OUTSIDE
}

export const TOO_MANY = {
  title: 'No more pages are opened for now',
  body: `${MOST_OUTSIDE} pages were opened in the browser within a minute. If that was not you, close this panel and start it again; else wait a minute.`,
} as const
