import { isApiError } from '../core/resource/api-error'
import { isProvisionerError } from '../core/provisioner/provisioner-error'
import { isStorageError } from '../core/store/storage-backend'
import { PanelMissingError } from './panel/panel'
import type { HeadlessOptions } from './headless/options'

const SENTENCES: Readonly<Record<string, (options: HeadlessOptions) => string>> = {
  EADDRINUSE: ({ port }) => `Port ${port} is in use by another program. Choose another one with --port, or leave it out for any free one.`,
  EACCES: ({ port, dataDir }) =>
    `This user may not use ${port > 0 && port < 1024 ? `port ${port}` : `the data directory ${dataDir ?? ''}`.trim()}. Choose another one.`,
  ENOTDIR: ({ dataDir }) => `The data directory ${dataDir ?? ''} is not a directory. Choose another one with --data-dir.`,
  EEXIST: ({ dataDir }) => `The data directory ${dataDir ?? ''} is not a directory. Choose another one with --data-dir.`,
}

/** Why the server did not start, for the person at the terminal. undefined: nobody foresaw this; the log has it whole. */
export function explainError(error: unknown, options: HeadlessOptions): string | undefined {
  if (isStorageError(error) || isApiError(error) || isProvisionerError(error) || error instanceof PanelMissingError) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return SENTENCES[code]?.(options)
}
