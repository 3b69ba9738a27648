import type { Clock } from '../../../core/clock/clock'
import { errnoOf } from './disk-fault'
import type { FileSystem } from './file-system'

/** Windows does not rename what another program has open: a virus scanner, a backup, an indexer. They let go within seconds. */
const HELD = new Set(['EPERM', 'EACCES', 'EBUSY'])
const TRY_EVERY_MS = 100
const GIVE_UP_AFTER_MS = 10_000

/** Where names are free at once this is a plain rename. Throws what the disk says when it is held for more than ten seconds. */
export async function renameWithRetry(
  from: string,
  to: string,
  { files, clock }: { readonly files: FileSystem; readonly clock: Clock },
): Promise<void> {
  const began = clock.monotonic()
  for (;;) {
    try {
      return files.rename(from, to)
    } catch (error) {
      if (!HELD.has(errnoOf(error)) || clock.monotonic() - began >= GIVE_UP_AFTER_MS) throw error
      await new Promise<void>((resolve) => void clock.after(TRY_EVERY_MS, resolve))
    }
  }
}
