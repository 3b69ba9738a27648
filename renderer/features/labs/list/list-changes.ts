import { needsAttention } from '../../../lab/lab-row'
import type { LabRow } from '../../../lab/lab-row'

/** What a person who listens is told: sums, once for many rows. */
export interface ListChanges {
  readonly arrived: number
  readonly ready: number
  readonly troubled: number
}

type Rows = ReadonlyMap<string, LabRow>

export function changesBetween(before: Rows, now: Rows): ListChanges {
  let [arrived, ready, troubled] = [0, 0, 0]
  for (const [key, row] of now) {
    const was = before.get(key)
    if (was === row) continue
    if (was === undefined) arrived += 1
    if (row.state === 'ready' && was !== undefined && was.state !== 'ready') ready += 1
    if (needsAttention(row) && (was === undefined || !needsAttention(was))) troubled += 1
  }
  return { arrived, ready, troubled }
}
