import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writePrivateFile } from './private-file'

export interface ServerFile {
  readonly pid: number
  readonly url: string
  readonly token: string
  readonly startedAt: string
}

/** How local programs of the same user find the server and its token. Only while it runs; only the owner of the data directory's lock touches it. */
const pathIn = (dataDir: string): string => join(dataDir, 'server.json')

export function writeServerFile(dataDir: string, content: ServerFile): Promise<void> {
  return writePrivateFile(pathIn(dataDir), `${JSON.stringify(content, undefined, 2)}\n`)
}

export function removeServerFile(dataDir: string): Promise<void> {
  return rm(pathIn(dataDir), { force: true })
}
