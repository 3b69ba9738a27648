import { expect, it } from 'vitest'
import { INSTANCE } from '../../../fixtures/told-docker'
import type { DockerContext } from '../../../../src/provisioners/docker/docker-context'
import { readVolume } from '../../../../src/provisioners/docker/student-folder/work-reader'

const VOLUME = 'v'.repeat(64)
const ABOUT = { volume: VOLUME, name: 'data', image: 'sha256:image' }

/** A Docker that says of the volume what it is told, one answer after the other. */
function docker(answers: readonly (string | undefined)[]) {
  const acts: string[] = []
  const left = [...answers]
  const api = {
    volume: async () => {
      const CreatedAt = left.shift()
      return CreatedAt === undefined ? undefined : { Name: VOLUME, Labels: {}, CreatedAt }
    },
    create: async () => {
      acts.push('create')
      return 'c'.repeat(64)
    },
    archive: async function* () {
      acts.push('archive')
      yield Buffer.from('tar')
    },
    remove: async () => void acts.push('remove'),
    removeVolume: async (name: string) => void acts.push(`removeVolume ${name.slice(0, 2)}`),
  }
  const context = { instanceId: INSTANCE, api, readers: new Set<string>() } as unknown as DockerContext
  const read = async () => {
    const chunks: string[] = []
    for await (const chunk of readVolume(context, ABOUT, new AbortController().signal)) chunks.push(String(chunk))
    return chunks.join('')
  }
  return { read, acts }
}

it('#195 a volume is read through a reader that is gone afterwards', async () => {
  const { read, acts } = docker(['2026-11-29T08:00:00Z', '2026-11-29T08:00:00Z'])
  expect(await read()).toBe('tar')
  expect(acts).toEqual(['create', 'archive', 'remove'])
})

it('#195 one that somebody removed is not made anew by reading it, and not taken for an empty one', async () => {
  const { read, acts } = docker([undefined])
  await expect(read()).rejects.toMatchObject({ reason: 'CollectFailed', handling: 'transient' })
  expect(acts).toEqual([])
})

it('#195 removed between the question and the reader, the one that Docker made for the reader is not read, and goes again', async () => {
  const { read, acts } = docker(['2026-11-29T08:00:00Z', '2026-11-29T09:30:00Z'])
  await expect(read()).rejects.toMatchObject({ sentence: { code: 'VolumeGone' } })
  expect(acts).toEqual(['create', 'remove', 'removeVolume vv'])
})
