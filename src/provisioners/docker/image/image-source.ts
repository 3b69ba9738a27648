import type { DockerApi } from '../daemon/docker-api'
import { assembleSampleImage, SAMPLE_IMAGE } from './sample-image'

/** Where an image comes from: a registry, or for the sample lab this machine itself. Both tell of it in the same lines. */
export async function openImageSource(api: DockerApi, image: string, signal: AbortSignal): Promise<AsyncIterable<Buffer>> {
  if (image !== SAMPLE_IMAGE) return api.pull(withTag(image), signal)
  const sample = await assembleSampleImage()
  const [repo = '', tag = ''] = SAMPLE_IMAGE.split(':')
  return api.importImage(sample.tar, { repo, tag, changes: sample.changes }, signal)
}

/** Without a tag Docker would fetch every tag there is. */
export function withTag(image: string): string {
  const last = image.slice(image.lastIndexOf('/') + 1)
  return image.includes('@') || last.includes(':') ? image : `${image}:latest`
}
