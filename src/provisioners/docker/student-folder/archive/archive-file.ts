import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Many small entries become few writes. */
const TOGETHER = 256 * 1024

/**
 * A file that counts only when it is whole: under a temporary name until `keep`, which syncs it, names it and syncs its folder. What is
 * dropped, or was being written when the process ended, never looks like an archive.
 */
export class ArchiveFile {
  bytes = 0
  readonly path: string
  readonly #temporary: string
  readonly #file: FileHandle
  readonly #hash = createHash('sha256')
  #waiting: Buffer[] = []
  #waitingBytes = 0

  constructor(path: string, temporary: string, file: FileHandle) {
    this.path = path
    this.#temporary = temporary
    this.#file = file
  }

  static async create(path: string): Promise<ArchiveFile> {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const temporary = temporaryFor(path)
    return new ArchiveFile(path, temporary, await open(temporary, 'wx', 0o600))
  }

  /** The bytes are the caller's again only after the next write of somebody else: hand in what does not change. */
  async write(bytes: Buffer): Promise<void> {
    this.#hash.update(bytes)
    this.bytes += bytes.length
    this.#waiting.push(bytes)
    this.#waitingBytes += bytes.length
    if (this.#waitingBytes >= TOGETHER) await this.#flush()
  }

  /** On disk under its own name when this resolves. An archive that is there is never overwritten. */
  async keep(): Promise<{ readonly bytes: number; readonly sha256: string }> {
    await this.#flush()
    await this.#file.sync()
    await this.#file.close()
    await refuseTaken(this.path)
    await rename(this.#temporary, this.path)
    await syncFolder(dirname(this.path))
    return { bytes: this.bytes, sha256: this.#hash.digest('hex') }
  }

  async drop(): Promise<void> {
    await this.#file.close().catch(() => undefined)
    await rm(this.#temporary, { force: true })
  }

  async #flush(): Promise<void> {
    const waiting = Buffer.concat(this.#waiting)
    this.#waiting = []
    this.#waitingBytes = 0
    await this.#file.writeFile(waiting)
  }
}

/** `.<name>.<chance>.part`: what sweeps at start finds it, what lists does not. */
export function temporaryFor(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.part`)
}

export async function refuseTaken(path: string): Promise<void> {
  const there = await stat(path).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? undefined : Promise.reject(error)))
  if (there !== undefined) throw Object.assign(new Error(`${path} is there and is not overwritten`), { code: 'EEXIST' })
}

/** A name counts when its folder is on disk, too; Windows does it by itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
