import { keptUntil } from '../../../src/contract/words'
import type { Settings, StoredLab } from '../../../src/contract/words'

const DAY_MS = 86_400_000
/** "For good", as the wish is written: the last moment that every reader of such texts knows. */
export const FOR_GOOD = Date.parse('9999-12-31T23:59:59Z')

/** How long an ended lab is kept, as a screen says it; undefined: no clean-up will take it, or it is on its way out. */
export type Kept = { readonly kind: 'until'; readonly at: number } | { readonly kind: 'forGood' }

export function keptOf(lab: StoredLab, settings: Pick<Settings, 'cleanup'> | undefined): Kept | undefined {
  if (settings === undefined || lab.metadata.deletionTimestamp !== undefined) return undefined
  const at = keptUntil(lab, settings.cleanup)
  if (at === undefined) return undefined
  return at >= FOR_GOOD ? { kind: 'forGood' } : { kind: 'until', at }
}

/** What "Keep it" asks for: a day more than it would be kept anyhow. */
export const aDayMore = (until: number, now: number): number => Math.min(FOR_GOOD, Math.max(until, now) + DAY_MS)
