import type { FileSystem } from './disk/file-system'
import type { StorePaths } from './disk/store-paths'
import { writeWholeFile } from './disk/whole-file'
import type { SnapshotHeader } from './snapshot/snapshot'

/** Written once, at the very first start: proof that there was a store here, and the id that all containers carry. */
export interface Installation {
  readonly instanceId: string
  readonly createdAt: string
}

/** undefined: not there, or not readable. */
export function readInstallation(files: FileSystem, { installation }: StorePaths): Installation | undefined {
  if (!files.exists(installation)) return undefined
  try {
    const value: unknown = JSON.parse(files.read(installation).toString())
    return isInstallation(value) ? { instanceId: value.instanceId, createdAt: value.createdAt } : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function writeInstallation(files: FileSystem, paths: StorePaths, installation: Installation): Promise<void> {
  return writeWholeFile(files, paths.installation, Buffer.from(`${JSON.stringify(installation, undefined, 2)}\n`))
}

/** Written anew when it is missing or of another store: the labs know better whose they are. */
export async function ensureInstallation(
  files: FileSystem,
  paths: StorePaths,
  { storeUid, createdAt }: Pick<SnapshotHeader, 'storeUid' | 'createdAt'>,
): Promise<Installation> {
  const known = readInstallation(files, paths)
  if (known?.instanceId === storeUid) return known
  const installation = { instanceId: storeUid, createdAt }
  await writeInstallation(files, paths, installation)
  return installation
}

function isInstallation(value: unknown): value is Installation {
  return (
    typeof value === 'object' &&
    value !== null &&
    'instanceId' in value &&
    typeof value.instanceId === 'string' &&
    value.instanceId !== '' &&
    'createdAt' in value &&
    typeof value.createdAt === 'string'
  )
}
