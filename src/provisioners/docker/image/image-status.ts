import { UNKNOWN_IMAGE } from '../../../core/plan/lab-plan'
import type { ImageStatus, PullProgress } from '../../../core/provisioner/provisioner'
import type { DockerApi } from '../daemon/docker-api'
import type { ImagePuller } from './image-puller'
import { withTag } from './image-source'
import { SAMPLE_IMAGE } from './sample-image'

/** A name that Docker cannot read is that of no image here; why is said by the pull. */
export async function imageStatus(api: DockerApi, image: string): Promise<ImageStatus> {
  const isBuiltHere = image === SAMPLE_IMAGE ? { isBuiltHere: true } : {}
  const seen = image === UNKNOWN_IMAGE ? undefined : await api.image(withTag(image))
  if (seen === undefined) return { image, present: false, ...isBuiltHere }
  return { image, present: true, id: seen.Id, ...(seen.Size === undefined ? {} : { sizeBytes: seen.Size }), ...isBuiltHere }
}

/** What is here is left as it is: another one under the same name would be drift to the labs that run from it. */
export async function* bringImage(
  context: { readonly api: DockerApi; readonly puller: ImagePuller },
  image: string,
  signal: AbortSignal,
): AsyncGenerator<PullProgress> {
  const { present, sizeBytes = 0 } = await imageStatus(context.api, image)
  if (present) yield { image, percent: 100, receivedBytes: sizeBytes, totalBytes: sizeBytes }
  else if (!signal.aborted) yield* context.puller.watch({ image }, signal)
}
