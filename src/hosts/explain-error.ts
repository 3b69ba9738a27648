import { isApiError } from '../core/resource/api-error'
import { isProvisionerError } from '../core/provisioner/provisioner-error'
import { english } from '../core/sentences/english'
import type { Sentence } from '../core/sentences/sentence'
import { isStorageError } from '../core/store/storage-backend'

/** What keeps a program from starting and whoever started it can change. */
export class StartError extends Error {
  override readonly name = 'StartError'
  constructor(readonly sentence: Sentence) {
    super(english(sentence))
  }
}

interface Started {
  /** Absent: it listens on none. */
  readonly port?: number
  readonly dataDir: string
}

/** Why the program did not start, for the person who started it. undefined: nobody foresaw this; the log has it whole. */
export function explainError(error: unknown, { port = 0, dataDir }: Started): Sentence | undefined {
  if (isStorageError(error) || isApiError(error) || isProvisionerError(error) || error instanceof StartError) return error.sentence
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return { code: 'PortOccupied', params: { port } }
    case 'EACCES':
      return port > 0 && port < 1024
        ? { code: 'PortNotAllowed', params: { port } }
        : { code: 'DataDirNotAllowed', params: { directory: dataDir } }
    case 'ENOTDIR':
    case 'EEXIST':
      return { code: 'DataDirNotFolder', params: { directory: dataDir } }
    default:
      return undefined
  }
}
