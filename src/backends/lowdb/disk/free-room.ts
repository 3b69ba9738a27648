import { statfsSync } from 'node:fs'

export interface Free {
  readonly bytes: number
  readonly files: number
}

/** What a disk still takes; undefined where it does not say. */
export function freeOn(directory: string): Free | undefined {
  try {
    const { bavail, bsize, files, ffree } = statfsSync(directory)
    // Some file systems (btrfs) count no files at all: 0 of 0.
    return { bytes: bavail * bsize, files: files === 0 ? Number.POSITIVE_INFINITY : ffree }
  } catch {
    return undefined
  }
}
