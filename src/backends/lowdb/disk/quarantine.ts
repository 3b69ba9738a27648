import { basename } from 'node:path'
import { errnoOf } from './disk-fault'
import { writeAll, type FileSystem } from './file-system'

/** FAT, exFAT and some network folders have no second names. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])

export function hasNoLinks(error: unknown): boolean {
  return NO_LINKS.has(errnoOf(error))
}

/**
 * A second name for a damaged file, `<name>.corrupt-<time>`: its bytes stay on the disk for whoever wants to look, whatever
 * happens to the first name afterwards. Takes no room where there are links, so it works on a full disk. Returns the new name.
 */
export function keepAside(
  files: FileSystem,
  path: string,
  { word = 'corrupt', now }: { readonly word?: string; readonly now: number },
): string {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')
  for (let count = 1; ; count += 1) {
    const aside = `${path}.${word}-${stamp}${count === 1 ? '' : `-${count}`}`
    if (files.exists(aside)) continue
    linkOrCopy(files, path, aside)
    return basename(aside)
  }
}

/** The same, and the first name goes. */
export function putAside(files: FileSystem, path: string, now: number): void {
  keepAside(files, path, { now })
  files.remove(path)
}

function linkOrCopy(files: FileSystem, from: string, to: string): void {
  try {
    files.link(from, to)
  } catch (error) {
    if (!hasNoLinks(error)) throw error
    copy(files, from, to)
  }
}

/** Under another name until it is whole: half a copy must not look like one. */
function copy(files: FileSystem, from: string, to: string): void {
  const draft = `${to}.tmp`
  if (files.exists(draft)) files.remove(draft)
  const file = files.create(draft)
  try {
    writeAll(file, files.read(from), 0)
  } finally {
    file.close()
  }
  files.rename(draft, to)
}
