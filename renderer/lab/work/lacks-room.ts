import { conditionOf } from '../../../src/contract/words'
import type { StoredLab } from '../../../src/contract/words'

type Told = Pick<StoredLab, 'metadata' | 'status'>

/** What another folder for a lab's work may help against. */
const REASONS: ReadonlySet<string> = new Set(['WorkDiskFull', 'WorkFolderUnfit'])

/** A deletion waits because there is no room for the lab's work where it was to go. */
export function lacksRoom({ metadata, status }: Told): boolean {
  const blocked = conditionOf('CleanupBlocked', status.conditions)
  return metadata.deletionTimestamp !== undefined && blocked?.status === 'True' && REASONS.has(blocked.reason)
}

/** It was tried at the lab's end, and there was none. */
export function hadNoRoom({ status }: Told): boolean {
  const collected = conditionOf('WorkCollected', status.conditions)
  return collected?.status === 'False' && REASONS.has(collected.reason)
}
