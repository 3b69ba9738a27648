import { dirname } from 'node:path'
import { writeAll, type FileSystem } from './file-system'

/** Writes a small file that is there whole or not at all, and survives a power cut. */
export async function writeWholeFile(files: FileSystem, path: string, bytes: Buffer): Promise<void> {
  const temporary = `${path}.tmp`
  if (files.exists(temporary)) files.remove(temporary)
  const file = files.create(temporary)
  try {
    writeAll(file, bytes, 0)
    await file.sync()
  } finally {
    file.close()
  }
  files.rename(temporary, path)
  await files.syncDirectory(dirname(path))
}
