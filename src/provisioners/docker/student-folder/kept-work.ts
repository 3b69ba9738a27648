import { open, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Collected, LabIdentity } from '../../../core/provisioner/provisioner'

const manifestSchema = z.object({ uid: z.string(), name: z.string(), namespace: z.string(), collectedAt: z.string(), bytes: z.number().int(), files: z.number().int(), sha256: z.string() })

export const archiveIn = (folder: string): string => join(folder, 'work.tar')
const manifestIn = (folder: string): string => join(folder, 'manifest.json')

/** Last of all, and synced: a manifest stands for an archive that is whole. */
export async function writeManifest(folder: string, manifest: z.infer<typeof manifestSchema>): Promise<void> {
  const temporary = join(folder, '.manifest.json')
  await writeFile(temporary, `${JSON.stringify(manifest, undefined, 2)}\n`, { mode: 0o600, flush: true })
  await rename(temporary, manifestIn(folder))
  await syncFolder(folder)
}

/** What an earlier collection of this very lab kept; a manifest that cannot be read tells of nothing, and hinders nobody. */
export async function readKept(folder: string, { uid }: LabIdentity): Promise<Collected | undefined> {
  const text = await readFile(manifestIn(folder), 'utf8').catch(() => undefined)
  const manifest = text === undefined ? undefined : manifestSchema.safeParse(parsed(text)).data
  if (manifest === undefined || manifest.uid !== uid) return undefined
  const { bytes, files, sha256 } = manifest
  return { path: archiveIn(folder), bytes, files, sha256 }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
