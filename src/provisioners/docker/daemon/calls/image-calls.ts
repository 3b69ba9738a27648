import { absentIfGone } from '../absent-if-gone'
import { imageSchema, read } from '../answers'
import type { DockerConnection } from '../docker-connection'

/** A registry may take its time to begin. */
const BEGIN_MS = 60_000

export function createImageCalls(connection: DockerConnection) {
  return {
    image: async (name: string) => {
      const text = await absentIfGone(
        connection.send({ call: 'image', method: 'GET', path: `/images/${encodeURIComponent(name)}/json` }),
        [404, 400],
      )
      return text === undefined ? undefined : read('image', imageSchema, text)
    },
    pull: (image: string, signal: AbortSignal): Promise<AsyncIterable<Buffer>> =>
      connection.open({ call: 'pull', method: 'POST', path: '/images/create', query: { fromImage: image }, deadlineMs: BEGIN_MS, signal }),
    /** Makes an image of a tar that is its whole root file system. */
    importImage: (
      tar: Buffer,
      query: Readonly<Record<string, string | readonly string[]>>,
      signal: AbortSignal,
    ): Promise<AsyncIterable<Buffer>> =>
      connection.open({
        call: 'pull',
        method: 'POST',
        path: '/images/create',
        query: { fromSrc: '-', ...query },
        file: tar,
        deadlineMs: BEGIN_MS,
        signal,
      }),
  }
}
