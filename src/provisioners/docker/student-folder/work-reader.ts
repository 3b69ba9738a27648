import { randomUUID } from 'node:crypto'
import { posix } from 'node:path'
import { Readable } from 'node:stream'
import { extract, pack } from 'tar-stream'
import type { DockerContext } from '../docker-context'
import { LABEL } from '../container/labels'
import { provenHelper } from '../container/ownership'
import type { OwnedId } from '../daemon/owned-id'
import { helperNameOf } from '../isolation/helper'
import { SAMPLE_IMAGE } from '../image/sample-image'
import { imageStatus } from '../image/image-status'
import { openImageSource } from '../image/image-source'

/** Helpers are never labs: they carry a role and no lab's uid. */
export const READER = 'reader'
const AT = '/work'

/**
 * A volume as a tar, read through a container of our own that is never started: Docker holds a container for as long as it is read, and would
 * answer nobody about the lab meanwhile. `image`: any that is there will do, for nothing in it is used.
 */
export async function* readVolume(
  context: DockerContext,
  about: { volume: string; name: string; image: string | undefined },
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  const name = helperNameOf(context.instanceId, `${READER}-${randomUUID().slice(0, 13)}`)
  context.readers.add(name)
  try {
    const reader = await makeReader(context, name, about)
    try {
      yield* await context.api.archive(reader, posix.join(AT, about.name), signal)
    } finally {
      await context.api.remove(reader)
    }
  } finally {
    context.readers.delete(name)
  }
}

async function makeReader(
  context: DockerContext,
  own: string,
  { volume, name, image }: { volume: string; name: string; image: string | undefined },
): Promise<OwnedId> {
  const body = {
    Image: image ?? (await anyImage(context)),
    Labels: { [LABEL.instance]: context.instanceId, [LABEL.role]: READER },
    HostConfig: {
      NetworkMode: 'none',
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
      RestartPolicy: { Name: 'no' },
      Mounts: [{ Type: 'volume', Source: volume, Target: posix.join(AT, name), ReadOnly: true, VolumeOptions: { NoCopy: true } }],
    },
  }
  return provenHelper({ id: await context.api.create(own, body), names: [`/${own}`], labels: body.Labels }, context.instanceId)
}

/** The container of the lab is gone, perhaps with its image. The sample image can be made on the spot. */
async function anyImage({ api }: DockerContext): Promise<string> {
  if ((await imageStatus(api, SAMPLE_IMAGE)).present) return SAMPLE_IMAGE
  for await (const _line of await openImageSource(api, SAMPLE_IMAGE, new AbortController().signal)) continue
  return SAMPLE_IMAGE
}

/** Paths of a container's root as one tar, with their whole names. Docker names each by its last part only. */
export async function* readRoot(
  context: DockerContext,
  about: { id: OwnedId; paths: readonly string[] },
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  const all = pack()
  const filling = (async () => {
    for (const path of about.paths) await fill(all, await context.api.archive(about.id, path, signal), posix.dirname(path).slice(1))
    all.finalize()
  })().catch((error: unknown) => void all.destroy(error instanceof Error ? error : new Error(String(error))))
  yield* all as AsyncIterable<Buffer>
  await filling
}

async function fill(all: ReturnType<typeof pack>, tar: AsyncIterable<Buffer>, folder: string): Promise<void> {
  const entries = extract()
  const reading = Readable.from(tar)
  reading.on('error', (error) => entries.destroy(error))
  reading.pipe(entries)
  for await (const entry of entries) {
    const { header } = entry
    const link = header.type === 'link' && header.linkname ? { linkname: posix.join(folder, header.linkname) } : {}
    const target = all.entry({ ...header, name: posix.join(folder, header.name), ...link })
    await new Promise<void>((resolve, reject) => {
      target.on('error', reject)
      entry.on('error', reject)
      target.on('finish', resolve)
      entry.pipe(target)
    })
  }
}
