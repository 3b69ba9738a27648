import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../../core/clock/clock'
import type { Log } from '../../core/observe/log'
import { writePrivateFile } from '../private-file'

export interface ServerFile {
  readonly pid: number
  readonly url: string
  readonly token: string
  readonly startedAt: string
}

/** How local programs of the same user find the server and its token. Only while it runs; only the owner of the data directory's lock touches it. */
const pathIn = (dataDir: string): string => join(dataDir, 'server.json')

const AGAIN_MS = 10_000
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT'])

/**
 * Says where the server is. On a full disk it serves without this file, for the person who has the link: that person makes the room, and
 * then it is written. Returns what takes it away again.
 */
export async function writeServerFile(
  dataDir: string,
  content: ServerFile,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<() => Promise<void>> {
  const path = pathIn(dataDir)
  let cancel = (): void => {}
  const attempt = async (): Promise<void> => {
    try {
      await writePrivateFile(path, `${JSON.stringify(content, undefined, 2)}\n`)
    } catch (error) {
      if (!isFull(error)) throw error
      // What a killed process left there leads nowhere, and takes the room.
      await rm(path, { force: true })
      cancel = clock.after(
        AGAIN_MS,
        () => void attempt().catch((fault: unknown) => log.warn('server.json could not be written', { error: fault })),
      )
    }
  }
  await attempt()
  return () => {
    cancel()
    return rm(path, { force: true })
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && FULL.has(String(error.code))
}
