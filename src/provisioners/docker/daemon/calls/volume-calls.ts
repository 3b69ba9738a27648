import { absentIfGone } from '../absent-if-gone'
import { read, volumeSchema, volumeSizesSchema } from '../answers'
import type { DockerConnection } from '../docker-connection'

const at = (name: string): string => `/volumes/${encodeURIComponent(name)}`
/** Whoever asks has a shorter one, of which the daemon is told by hanging up. */
const LONGEST_MS = 600_000

export function createVolumeCalls(connection: DockerConnection) {
  return {
    volume: async (name: string) => {
      const text = await absentIfGone(connection.send({ call: 'inspect', method: 'GET', path: at(name) }))
      return text === undefined ? undefined : read('volume', volumeSchema, text)
    },
    createVolume: async (body: object) =>
      void (await connection.send({ call: 'volume', method: 'POST', path: '/volumes/create', body, isNoEvidence: true })),
    /** False: there was nothing to remove. */
    removeVolume: async (name: string) =>
      (await absentIfGone(connection.send({ call: 'volume', method: 'DELETE', path: at(name) }))) !== undefined,
    /**
     * What each volume claims, holes included: the daemon walks through all that is in them. One that does not know `type` (before 23.0) looks
     * through everything else as well.
     */
    volumeSizes: async (signal: AbortSignal) => {
      const request = { call: 'list', method: 'GET', path: '/system/df', query: { type: 'volume' }, isNoEvidence: true } as const
      return read('list', volumeSizesSchema, await connection.send({ ...request, deadlineMs: LONGEST_MS, signal })).Volumes
    },
  }
}
