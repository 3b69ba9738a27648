import { statfs } from 'node:fs/promises'
import type { About } from '../contract/about'
import type { Clock } from '../core/clock/clock'
import type { Log } from '../core/observe/log'

export interface AboutOptions extends Pick<About, 'version' | 'host' | 'dataDir'> {
  readonly clock: Clock
  readonly log: Log
}

/** What this host says of itself, asked anew each time: the room on the disk changes. */
export function aboutThisHost({ clock, log, ...told }: AboutOptions): () => Promise<About> {
  const startedAt = clock.now()
  const whole = { ...told, platform: process.platform, startedAt }
  return async () => ({ ...whole, now: clock.now(), ...(await roomOn(told.dataDir, log)) })
}

/** Absent where the file system does not say. */
async function roomOn(dir: string, log: Log): Promise<Pick<About, 'disk'>> {
  try {
    const { bavail, blocks, bsize } = await statfs(dir)
    return { disk: { freeBytes: bavail * bsize, totalBytes: blocks * bsize } }
  } catch (error) {
    log.warn('The room on the disk of the data directory cannot be read', { error })
    return {}
  }
}
