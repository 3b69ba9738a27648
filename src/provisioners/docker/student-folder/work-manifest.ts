import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { LabIdentity } from '../../../core/provisioner/provisioner'
import { refuseTaken, syncFolder, temporaryFor } from './archive-file'

/** Why it was collected: the lab's end, its deletion, another container in its place, a person's wish. */
export const COLLECTED_WHY = ['end', 'delete', 'replace', 'now'] as const
export type CollectedWhy = (typeof COLLECTED_WHY)[number]

const count = z.number().int().nonnegative()
const words = z.string().optional()

/** What stands beside each archive: whose work it is, where it comes from, how much of it there is, and what is missing. */
export const manifestSchema = z.object({
  uid: z.string(), name: z.string(), namespace: z.string(),
  template: words, studentEmail: words, studentLogin: words, studentName: words,
  /** The machine, and the image that the lab was made of. */
  host: words, image: words,
  collectedAt: z.iso.datetime(),
  why: z.enum(COLLECTED_WHY),
  /** What was read: the student's folder, a volume of the image, or what a writable root has of its own. */
  sources: z.array(z.object({ kind: z.enum(['folder', 'imageVolume', 'writableRoot']), path: z.string() })),
  files: count, folders: count, links: count, others: count,
  bytes: count, realBytes: count, apparentBytes: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  isWhole: z.boolean(),
  leftOut: z.object({ entries: z.array(z.object({ name: z.string(), claims: count })), count, isOpen: z.boolean() }),
  /** The lab went on while it was read: a database in it may not open. */
  takenWhileRunning: z.boolean(),
})
export type WorkManifest = z.infer<typeof manifestSchema>

/** `<collectDir>/<namespace>/<lab>-<first 8 of the uid>`: all collections of one lab. */
export function collectionFolder(collectDir: string, { namespace, name, uid }: LabIdentity): string {
  return join(collectDir, plainPart(namespace), `${plainPart(name)}-${plainPart(uid.slice(0, 8))}`)
}

/** A place that no collection has yet: `20260302T080000Z-end.tar`, and with a number where that second has one. */
export async function newArchivePath(folder: string, at: number, why: CollectedWhy): Promise<string> {
  const base = `${new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')}-${why}`
  for (let number = 1; ; number += 1) {
    const path = join(folder, `${number === 1 ? base : `${base}-${number}`}.tar`)
    if (await isFree(path) && await isFree(manifestPathOf(path))) return path
  }
}

export const manifestPathOf = (archivePath: string): string => archivePath.replace(/\.tar$/, '.json')

/** Last of all, and synced: a manifest stands for an archive that is on disk. One that is there is never overwritten. */
export async function writeManifest(archivePath: string, manifest: WorkManifest): Promise<void> {
  const path = manifestPathOf(archivePath)
  const temporary = temporaryFor(path)
  try {
    const file = await open(temporary, 'wx', 0o600)
    await file.writeFile(`${JSON.stringify(manifestSchema.parse(manifest), undefined, 2)}\n`).then(() => file.sync()).finally(() => file.close())
    await refuseTaken(path)
    await rename(temporary, path)
  } finally {
    await rm(temporary, { force: true })
  }
  await syncFolder(dirname(path))
}

async function isFree(path: string): Promise<boolean> {
  return refuseTaken(path).then(() => true, (error: NodeJS.ErrnoException) => (error.code === 'EEXIST' ? false : Promise.reject(error)))
}

/** Names were validated long before; a path is made of nothing else all the same. */
function plainPart(part: string): string {
  const clean = part.replace(/[^a-zA-Z0-9._-]/g, '_')
  return /^\.*$/.test(clean) ? `_${clean}` : clean
}
