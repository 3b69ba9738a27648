import { isProvisionerError } from '../../../core/provisioner/provisioner-error'
import { ownerByName, type Owner } from '../container/lab-user'
import type { OwnedId } from '../daemon/owned-id'
import type { DockerApi } from '../daemon/docker-api'
import { DockerRefusal } from '../daemon/docker-errors'
import { itemsIn, withOwner } from './owned-tar'
import { TAR_BLOCK } from './tar'

/** More than this in a folder of an image is left as the image has it: it would be copied in memory, for each lab of a class. */
export const MOST_STARTER_BYTES = 32 * 1024 * 1024
/** A list of users is a page or two. */
const LONGEST_LIST = 1024 * 1024
/** Copies of folders that are kept for the labs to come, by their number and by the size of one. */
const MOST_KEPT = 16
const LARGEST_KEPT = 2 * 1024 * 1024

/** What has to be unpacked over a folder of a fresh container to make it the student's; absent: it is theirs already, or nothing is known of it. */
export interface Starter {
  readonly tar?: Buffer
  readonly isTheirs: boolean
  /** The folder alone is made the student's. */
  readonly isTooLarge: boolean
}

/** A folder of a container that has never run. */
export interface StarterPlace {
  readonly imageId: string
  readonly path: string
  /** The same folder as the lab sees it. */
  readonly folder: string
  /** As `withOwner` understands it. */
  readonly under?: string
  readonly owner: Owner
  /** As the image has it: nobody was interrupted in the middle of unpacking something over it. */
  readonly isUntouched: boolean
}

/** What was read inside of images, kept by the image's id, which never means another image. What could not be read is asked for again. */
export class ImageInside {
  readonly #api: Pick<DockerApi, 'archive'>
  readonly #owners = new Map<string, Promise<Owner | undefined>>()
  readonly #starters = new Map<string, Starter>()
  /** Folders of images that were found too large. */
  readonly #tooLarge = new Set<string>()

  constructor(api: Pick<DockerApi, 'archive'>) {
    this.#api = api
  }

  /** Who an image's user is in numbers, read once; `look` is what reads it. */
  owner(imageId: string, user: string, look: () => Promise<Owner | undefined>): Promise<Owner | undefined> {
    const key = `${imageId} ${user}`
    const known = this.#owners.get(key)
    if (known !== undefined) return known
    const asked = look()
    this.#owners.set(key, asked)
    asked.catch(() => this.#owners.delete(key))
    return asked
  }

  wasTooLarge(imageId: string, folder: string): boolean {
    return this.#tooLarge.has(`${imageId} ${folder}`)
  }

  async readOwner(id: OwnedId, user: string, signal: AbortSignal): Promise<Owner | undefined> {
    const [passwd, group] = [
      await this.#fileIn(id, '/etc/passwd', signal),
      user.includes(':') ? await this.#fileIn(id, '/etc/group', signal) : '',
    ]
    return ownerByName(user, { passwd, group })
  }

  async starter(id: OwnedId, where: StarterPlace, signal: AbortSignal): Promise<Starter> {
    const { imageId, path, under = '', owner, isUntouched } = where
    const key = `${imageId} ${path} ${owner.uid}:${owner.gid}`
    const known = this.#starters.get(key)
    if (known !== undefined) return known
    const { tar, isCut } = await this.read(id, path, { limit: MOST_STARTER_BYTES, signal })
    const starter = starterFrom(tar, { owner, under, isCut })
    if (starter.isTooLarge) this.#tooLarge.add(`${imageId} ${where.folder}`)
    if (isUntouched && (starter.tar?.length ?? 0) <= LARGEST_KEPT) this.#keep(key, starter)
    return starter
  }

  /** A folder or file of a container as a tar, as far as `limit`. Empty where there is none. */
  async read(
    id: OwnedId,
    path: string,
    { limit, signal }: { readonly limit: number; readonly signal: AbortSignal },
  ): Promise<{ readonly tar: Buffer; readonly isCut: boolean }> {
    const reading = new AbortController()
    const stop = (): void => reading.abort()
    signal.addEventListener('abort', stop, { once: true })
    const chunks: Buffer[] = []
    let size = 0
    try {
      for await (const chunk of await this.#api.archive(id, path, reading.signal)) {
        chunks.push(chunk)
        size += chunk.length
        if (size > limit) return { tar: Buffer.concat(chunks), isCut: true }
      }
      return { tar: Buffer.concat(chunks), isCut: false }
    } catch (error) {
      if (isMissing(error)) return { tar: Buffer.alloc(0), isCut: false }
      throw error
    } finally {
      signal.removeEventListener('abort', stop)
      stop()
    }
  }

  async #fileIn(id: OwnedId, path: string, signal: AbortSignal): Promise<string> {
    const { tar } = await this.read(id, path, { limit: LONGEST_LIST, signal })
    const size = itemsIn(tar).find(({ isFile }) => isFile)?.size ?? 0
    return tar.subarray(TAR_BLOCK, TAR_BLOCK + size).toString('utf8')
  }

  #keep(key: string, starter: Starter): void {
    this.#starters.set(key, starter)
    const [oldest] = this.#starters.keys()
    if (this.#starters.size > MOST_KEPT && oldest !== undefined) this.#starters.delete(oldest)
  }
}

export function starterFrom(
  tar: Buffer,
  { owner, under, isCut }: { readonly owner: Owner; readonly under: string; readonly isCut: boolean },
): Starter {
  const items = itemsIn(tar)
  if (items.length === 0) return { isTheirs: false, isTooLarge: false }
  if (isCut) return { tar: withOwner(topOf(tar), owner, under), isTheirs: false, isTooLarge: true }
  const isTheirs = items.every(({ uid }) => uid === owner.uid)
  return { isTheirs, isTooLarge: false, ...(isTheirs ? {} : { tar: withOwner(tar, owner, under) }) }
}

/** The folder itself comes first, before what is in it. */
const topOf = (tar: Buffer): Buffer => tar.subarray(0, TAR_BLOCK)

function isMissing(error: unknown): boolean {
  return isProvisionerError(error) && error.cause instanceof DockerRefusal && error.cause.status === 404
}
