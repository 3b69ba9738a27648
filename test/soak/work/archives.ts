import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readArchive } from '../../../src/provisioners/docker/student-folder/archive/archive-reader'
import type { Thing } from './students'

/** Read once each: an archive is never overwritten. */
const read = new Map<string, ReadonlySet<string>>()

/** Everything that is in an archive of this lab, by what it is, its own name, and its content. Half of an archive counts for nothing. */
export async function keptOf(dataDir: string, uid: string): Promise<ReadonlySet<string>> {
  const root = join(dataDir, 'collected')
  // Nothing of anybody was ever collected.
  if (!existsSync(root)) return new Set()
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.split('/')[1]?.endsWith(uid.slice(0, 8)) === true && path.endsWith('.tar') && basename(path) !== 'partial.tar',
  )
  const sets = await Promise.all(paths.map((path) => thingsIn(join(root, path))))
  return new Set(sets.flatMap((set) => [...set]))
}

/** Contents are never written twice, so an own name is enough of a path. */
export function keyOf({ type, path, is }: Pick<Thing, 'type' | 'path' | 'is'>): string {
  return `${type} ${basename(path)} ${is}`
}

async function thingsIn(archive: string): Promise<ReadonlySet<string>> {
  const known = read.get(archive)
  if (known !== undefined) return known
  const things = new Set<string>()
  const hashes = new Map<string, string>()
  for await (const entry of readArchive(createReadStream(archive), { onRefused: () => undefined })) {
    const path = entry.path.toString()
    if (entry.type === 'folder') things.add(keyOf({ type: 'D', path, is: '-' }))
    else if (entry.type === 'symbolicLink') things.add(keyOf({ type: 'L', path, is: entry.target.toString() }))
    else {
      const hash = entry.type === 'file' ? await hashOf(entry.content()) : (hashes.get(entry.target.toString()) ?? 'nothing')
      hashes.set(path, hash)
      things.add(keyOf({ type: 'F', path, is: hash }))
    }
  }
  read.set(archive, things)
  return things
}

async function hashOf(content: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of content) hash.update(piece)
  return hash.digest('hex')
}
