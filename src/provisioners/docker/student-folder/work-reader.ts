import { randomUUID } from 'node:crypto'
import { posix } from 'node:path'
import type { DockerContext } from '../docker-context'
import { LABEL } from '../container/labels'
import { provenHelper } from '../container/ownership'
import { fault, type ProvisionerError } from '../../../core/provisioner/provisioner-error'
import type { OwnedId } from '../daemon/owned-id'
import { helperNameOf } from '../isolation/helper'
import { SAMPLE_IMAGE } from '../image/sample-image'
import { imageStatus } from '../image/image-status'
import { openImageSource } from '../image/image-source'
import { TAR_BLOCK } from '../image/tar'
import { ByteSource } from './byte-source'
import { renamed } from './archive/head-blocks'
import { brokenArchive, nextHead, paddedLength } from './archive/tar-head'
import { askedFor, isAmong } from './work-places'

/** Helpers are never labs: they carry a role and no lab's uid. */
const READER = 'reader'
export const AT = '/work'

export interface VolumeToRead {
  readonly volume: string
  /** What its folder is called in the tar. */
  readonly name: string
  readonly image: string | undefined
}
/** Members of Docker's own. */
interface ReaderWishes {
  readonly HostConfig?: object
  readonly [member: string]: unknown
}

/**
 * A volume as a tar, read through a container of our own that is never started: Docker holds a container for as long as it is read, and would
 * answer nobody about the lab meanwhile. `image`: any that is there will do, for nothing in it is used.
 */
export async function* readVolume(context: DockerContext, about: VolumeToRead, signal: AbortSignal): AsyncGenerator<Buffer> {
  yield* throughReader(context, about, (reader) => context.api.archive(reader, posix.join(AT, about.name), signal))
}

/** Made for this one reading, and gone after it, however it ends. */
export async function* throughReader(
  context: DockerContext,
  about: VolumeToRead & { readonly more?: ReaderWishes },
  read: (reader: OwnedId) => AsyncIterable<Buffer> | Promise<AsyncIterable<Buffer>>,
): AsyncGenerator<Buffer> {
  const name = helperNameOf(context.instanceId, `${READER}-${randomUUID().slice(0, 13)}`)
  context.readers.add(name)
  try {
    const before = await context.api.volume(about.volume)
    if (before === undefined) throw volumeGone(about)
    const reader = await makeReader(context, name, about)
    const isThatOne = (await context.api.volume(about.volume))?.CreatedAt === before.CreatedAt
    try {
      if (isThatOne) yield* await read(reader)
    } finally {
      await context.api.remove(reader)
    }
    if (isThatOne) return
    await context.api.removeVolume(about.volume)
    throw volumeGone(about)
  } finally {
    context.readers.delete(name)
  }
}

/**
 * Docker makes a volume that is not there, without a word, for whoever names it: a student's that somebody removed just now would be read
 * as an empty one. The one that our own reader made so goes again.
 */
function volumeGone({ name }: VolumeToRead): ProvisionerError {
  return fault('CollectFailed', 'transient', { sentence: { code: 'VolumeGone', params: { folder: name } } })
}

/** With a volume in it that cannot be written to; as closed as a lab, and it runs only where `more` gives it something to run. */
async function makeReader(
  context: DockerContext,
  own: string,
  { volume, name, image, more = {} }: VolumeToRead & { readonly more?: ReaderWishes },
): Promise<OwnedId> {
  const { HostConfig: closer = {}, ...config } = more
  const body = {
    Image: image ?? (await anyImage(context)),
    Labels: { [LABEL.instance]: context.instanceId, [LABEL.role]: READER },
    ...config,
    HostConfig: {
      NetworkMode: 'none',
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
      RestartPolicy: { Name: 'no' },
      Mounts: [{ Type: 'volume', Source: volume, Target: posix.join(AT, name), ReadOnly: true, VolumeOptions: { NoCopy: true } }],
      ...closer,
    },
  }
  return provenHelper({ id: await context.api.create(own, body), names: [`/${own}`], labels: body.Labels }, context.instanceId)
}

/** The container of the lab is gone, perhaps with its image. The sample image can be made on the spot. */
export async function anyImage({ api }: DockerContext): Promise<string> {
  if ((await imageStatus(api, SAMPLE_IMAGE)).present) return SAMPLE_IMAGE
  for await (const _line of await openImageSource(api, SAMPLE_IMAGE, new AbortController().signal)) continue
  return SAMPLE_IMAGE
}

/** Paths of a container's root as one tar, with their whole names. Docker names each by its last part only. Names are bytes all the way. */
export async function* readRoot(
  context: { readonly api: Pick<DockerContext['api'], 'archive'> },
  about: { id: OwnedId; paths: readonly string[] },
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  for (const { path, only } of askedFor(about.paths)) {
    const folder = Buffer.from(path === '/' ? '' : posix.dirname(path).slice(1))
    yield* inFolder(await context.api.archive(about.id, path, signal), folder, (name) => only === undefined || isAmong(only, name))
  }
  yield Buffer.alloc(2 * TAR_BLOCK)
}

/** Entries of a tar that are wanted, under a folder, without the end of the tar. */
async function* inFolder(tar: AsyncIterable<Buffer>, folder: Buffer, isWanted: (name: Buffer) => boolean): AsyncGenerator<Buffer> {
  const source = new ByteSource(tar)
  try {
    for (let head = await nextHead(source); head !== undefined; head = await nextHead(source)) {
      const name = below(folder, head.name)
      if (!isWanted(name)) {
        if (!(await source.skip(paddedLength(head.size)))) throw brokenArchive()
        continue
      }
      yield renamed(head, name, head.type === 'hardLink' ? below(folder, head.target) : head.target)
      for (let missing = paddedLength(head.size); missing > 0;) {
        const piece = await source.upTo(missing)
        if (piece === undefined) throw brokenArchive()
        missing -= piece.length
        yield piece
      }
    }
  } finally {
    await source.close()
  }
}

/** Of the whole root, Docker writes the slash that it is called by before each name. */
function below(folder: Buffer, name: Buffer): Buffer {
  if (folder.length > 0) return Buffer.concat([folder, Buffer.from('/'), name])
  const begins = name.findIndex((byte, index) => byte !== SLASH && !(index === 0 && byte === DOT && name[1] === SLASH))
  return name.subarray(Math.max(0, begins))
}

const SLASH = 0x2f
const DOT = 0x2e
