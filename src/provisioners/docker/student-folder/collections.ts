import { studentIn } from '../../../core/resource/student'
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Collected, CollectOptions, LabIdentity } from '../../../core/provisioner/provisioner'
import { refuseTaken, syncFolder, temporaryFor } from './archive/archive-file'
import type { ArchiveFacts } from './archive/archive-writer'
import type { OwnContainer } from '../container/ownership'
import { isoTime } from '../../../core/resource/format/timestamp'

const count = z.number().int().min(0)
const partSchema = z.object({
  file: z.string(),
  files: count,
  folders: count,
  links: count,
  bytes: count,
  realBytes: count,
  sha256: z.string(),
})

/** What stands beside a collection's archives: whose it is, where it comes from, and what must be in them. */
const manifestSchema = z.object({
  uid: z.string(),
  name: z.string(),
  namespace: z.string(),
  template: z.string(),
  studentEmail: z.string().optional(),
  studentLogin: z.string().optional(),
  studentName: z.string().optional(),
  host: z.string(),
  collectedAt: z.string(),
  why: z.enum(['end', 'delete', 'replace', 'now']),
  /** Of the containers that it was read of: each id with the moment at which it had ended. */
  sources: z.array(z.object({ containerId: z.string(), finishedAt: z.string() })),
  takenWhileRunning: z.boolean(),
  parts: z.array(partSchema).min(1),
})
type Manifest = z.infer<typeof manifestSchema>

/** As earlier versions kept it: one archive for a lab, taken the place of at each collection. */
const earlierSchema = z.object({ uid: z.string(), collectedAt: z.string(), bytes: count, files: count, sha256: z.string() })

export interface Kept {
  readonly collected: Collected
  /** Absent: of an earlier version, which did not write down where it came from. */
  readonly manifest?: Manifest
}

export function folderOf(collectDir: string, { namespace, name, uid }: LabIdentity): string {
  return join(collectDir, safe(namespace), `${safe(name)}-${safe(uid.slice(0, 8))}`)
}

/** Sorts by time, is valid on every file system, and is no other collection's: `20261128T190511123Z-end`. */
export function collectionName(at: number, why: CollectOptions['why']): string {
  return `${new Date(at).toISOString().replace(/[-:.]/g, '')}-${why}`
}

/** Last of all, and synced: a manifest stands for archives that are whole and on disk. */
export async function writeManifest(
  folder: string,
  about: {
    readonly lab: LabIdentity
    readonly about: CollectOptions
    readonly parts: readonly ArchiveFacts[]
    readonly containers: readonly OwnContainer[]
    readonly at: number
  },
): Promise<Collected> {
  const {
    lab: { uid, name, namespace },
    about: { why, template, ...student },
    parts,
    containers,
    at,
  } = about
  const manifest: Manifest = {
    uid,
    name,
    namespace,
    template,
    ...studentIn(student),
    host: hostname(),
    collectedAt: isoTime(at),
    why,
    sources: containers.map(({ found }) => ({ containerId: found.Id, finishedAt: found.State.FinishedAt })),
    takenWhileRunning: why === 'now' && containers.some(({ found }) => found.State.Status === 'running'),
    parts: parts.map(({ path, files, folders, links, bytes, realBytes, sha256 }) => ({
      file: path.slice(folder.length + 1),
      files,
      folders,
      links,
      bytes,
      realBytes,
      sha256,
    })),
  }
  const path = join(folder, `${collectionName(at, why)}.json`)
  await refuseTaken(path)
  const temporary = temporaryFor(path)
  await writeFile(temporary, `${JSON.stringify(manifest, undefined, 2)}\n`, { mode: 0o600, flush: true })
  await rename(temporary, path)
  await syncFolder(folder)
  return collectedFrom(folder, manifest)
}

/**
 * What an earlier collection of this very lab kept: a manifest that can be read beside archives of the size it says. Half files and other
 * people's tell of nothing, and hinder nobody.
 */
export async function newestWhole(folder: string, { uid }: LabIdentity): Promise<Kept | undefined> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names
    .filter((each) => /^\d{8}T\d{9}Z-\w+\.json$/.test(each))
    .toSorted()
    .toReversed()) {
    const manifest = manifestSchema.safeParse(await readJson(join(folder, name))).data
    if (manifest !== undefined && manifest.uid === uid && (await areThere(folder, manifest.parts)))
      return { collected: collectedFrom(folder, manifest), manifest }
  }
  const earlier = earlierSchema.safeParse(await readJson(join(folder, 'manifest.json'))).data
  if (earlier === undefined || earlier.uid !== uid || !(await areThere(folder, [{ file: 'work.tar', bytes: earlier.bytes }])))
    return undefined
  const { bytes, files, sha256, collectedAt } = earlier
  return { collected: { path: join(folder, 'work.tar'), bytes, files, sha256, collectedAt } }
}

/** Nothing has run since: what stands in the archive stands in the folder. */
export function isUnchanged({ manifest }: Kept, containers: readonly OwnContainer[]): boolean {
  if (manifest === undefined || containers.length === 0 || manifest.takenWhileRunning) return false
  return containers.every(
    ({ found }) =>
      found.State.Status === 'exited' &&
      manifest.sources.some(({ containerId, finishedAt }) => containerId === found.Id && finishedAt === found.State.FinishedAt),
  )
}

export async function removeArchive(path: string): Promise<void> {
  await rm(path, { force: true })
}

const PARTIAL = /^partial(-.*)?\.tar$/

/** In place of what an earlier attempt kept, under names that nobody takes for a collection. Hands back where the first of them is. */
export async function keepPartials(folder: string, parts: readonly { readonly path: string; readonly suffix: string }[]): Promise<string> {
  for (const name of await readdir(folder)) if (PARTIAL.test(name)) await removeArchive(join(folder, name))
  for (const { path, suffix } of parts) await rename(path, join(folder, `partial${suffix}.tar`))
  await syncFolder(folder)
  return join(folder, `partial${parts[0]?.suffix ?? ''}.tar`)
}

/** What a process left half written when it ended; what an earlier version's did, too. */
const HALF = /^\.(.+\.[0-9a-f]{8}\.part|work-\d+-[a-z0-9]+\.tar|manifest\.json)$/

/**
 * At start, before anything is collected: half archives go, so that they do not fill the disk again and again. Only names that are given to
 * half files are touched, and no link is followed. Hands back how many went.
 */
export async function sweepHalfArchives(collectDir: string): Promise<number> {
  let swept = 0
  for (const namespace of await foldersIn(collectDir)) {
    for (const lab of await foldersIn(join(collectDir, namespace))) {
      swept += await sweepHalves(join(collectDir, namespace, lab))
    }
  }
  return swept
}

/** The same for one lab's folder, wherever that is; nothing of this lab is being collected meanwhile. */
export async function sweepHalves(folder: string): Promise<number> {
  const halves = (await readdir(folder).catch(() => [])).filter((name) => HALF.test(name))
  for (const name of halves) await removeArchive(join(folder, name))
  return halves.length
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

async function areThere(folder: string, parts: readonly { readonly file: string; readonly bytes: number }[]): Promise<boolean> {
  const there = await Promise.all(
    parts.map(async ({ file, bytes: size }) => {
      const archive = await stat(join(folder, file)).catch(() => undefined)
      return archive?.isFile() === true && archive.size === size
    }),
  )
  return there.every(Boolean)
}

function collectedFrom(folder: string, { parts, collectedAt }: Manifest): Collected {
  const [main] = parts
  const sum = (of: (part: Manifest['parts'][number]) => number): number => parts.reduce((all, part) => all + of(part), 0)
  return {
    path: join(folder, main?.file ?? ''),
    sha256: main?.sha256 ?? '',
    bytes: sum(({ bytes }) => bytes),
    files: sum(({ files, links }) => files + links),
    collectedAt,
  }
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Names were validated long before; a path is made of nothing else all the same. */
function safe(part: string): string {
  const clean = part.replace(/[^a-zA-Z0-9._-]/g, '_')
  return /^\.*$/.test(clean) ? `_${clean}` : clean
}
