import { basename } from 'node:path'
import type { FileSystem } from './file-system'

/**
 * A second name for a damaged file, `<name>.corrupt-<time>`: its bytes stay on the disk for whoever wants to look, whatever
 * happens to the first name afterwards. Takes no room, so it works on a full disk. Returns the new name.
 */
export function keepAside(files: FileSystem, path: string, now: number): string {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')
  for (let count = 1; ; count += 1) {
    const aside = `${path}.corrupt-${stamp}${count === 1 ? '' : `-${count}`}`
    if (files.exists(aside)) continue
    files.link(path, aside)
    return basename(aside)
  }
}
