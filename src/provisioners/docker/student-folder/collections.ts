import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { manifestPathOf, manifestSchema, type WorkManifest } from './work-manifest'

export interface Collection {
  readonly path: string
  readonly manifest: WorkManifest
}

const LARGEST_MANIFEST = 1024 * 1024

/**
 * All that was kept of one lab, newest first. Counts are only pairs that fit: a manifest that can be read beside an archive of the size
 * it says. Half files and other people's tell of nothing, and hinder nobody. (Its hash is checked by whoever gives it back.)
 */
export async function listCollections(folder: string): Promise<readonly Collection[]> {
  const found = await Promise.all((await namesIn(folder)).map((name) => collectionAt(folder, name)))
  return found.filter((each) => each !== undefined).sort((one, other) => other.manifest.collectedAt.localeCompare(one.manifest.collectedAt) || other.path.localeCompare(one.path))
}

export function newestWhole(collections: readonly Collection[]): Collection | undefined {
  return collections.find(({ manifest }) => manifest.isWhole)
}

async function collectionAt(folder: string, name: string): Promise<Collection | undefined> {
  if (name.startsWith('.') || !name.endsWith('.tar')) return undefined
  const path = join(folder, name)
  const manifest = name === 'work.tar' ? await manifestOfBefore(folder) : manifestSchema.safeParse(await jsonIn(manifestPathOf(path))).data
  const archive = await stat(path).catch(() => undefined)
  return manifest === undefined || archive?.isFile() !== true || archive.size !== manifest.bytes ? undefined : { path, manifest }
}

const ofBefore = manifestSchema.pick({ uid: true, name: true, namespace: true, collectedAt: true, bytes: true, files: true, sha256: true })

/** The earlier version kept one collection a lab, always whole, and counted its files alone. */
async function manifestOfBefore(folder: string): Promise<WorkManifest | undefined> {
  const manifest = ofBefore.safeParse(await jsonIn(join(folder, 'manifest.json'))).data
  if (manifest === undefined) return undefined
  return {
    ...manifest, why: 'delete', sources: [], folders: 0, links: 0, others: 0, realBytes: manifest.bytes, apparentBytes: manifest.bytes,
    isWhole: true, leftOut: { entries: [], count: 0, isOpen: false }, takenWhileRunning: false,
  }
}

async function jsonIn(path: string): Promise<unknown> {
  try {
    const { size } = await stat(path)
    return size > LARGEST_MANIFEST ? undefined : parsed(await readFile(path, 'utf8'))
  } catch {
    return undefined
  }
}

const parsed = (text: string): unknown => JSON.parse(text)

/** What a process left half written when it ended; what the earlier version's did, too. */
const HALF = /^\.(.+\.[0-9a-f]{8}\.part|work-\d+-[a-z0-9]+\.tar|manifest\.json)$/

/**
 * At start, before anything is collected: half archives go, so that they do not fill the disk again and again. Only names that are given to
 * half files are touched. Hands back how many went.
 */
export async function sweepHalfArchives(collectDir: string): Promise<number> {
  let swept = 0
  for (const namespace of await foldersIn(collectDir)) {
    for (const lab of await foldersIn(join(collectDir, namespace))) {
      const folder = join(collectDir, namespace, lab)
      const halves = (await namesIn(folder)).filter((name) => HALF.test(name))
      for (const name of halves) await rm(join(folder, name), { force: true })
      swept += halves.length
    }
  }
  return swept
}

/** Empty where there is no such folder, or none that may be looked into. */
async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => [])
}

/** Folders themselves: a link would lead to what is not ours. */
async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}
