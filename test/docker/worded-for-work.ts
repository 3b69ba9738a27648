import { randomUUID } from 'node:crypto'
import { SAMPLE_IMAGE } from '../../src/provisioners/docker/image/sample-image'
import { docker } from './provisioner-labs'

const made: string[] = []

/** The sample image with lines of a Dockerfile on top. */
export async function buildWordedImage(changes: readonly string[]): Promise<string> {
  const tag = `worded-${randomUUID().slice(0, 8)}`
  const container = await docker.createContainer({ Image: SAMPLE_IMAGE })
  await container.commit({ repo: 'lab-resource-manager/work', tag, changes: changes.join('\n') })
  await container.remove()
  made.push(`lab-resource-manager/work:${tag}`)
  return `lab-resource-manager/work:${tag}`
}

export async function removeWordedImages(): Promise<void> {
  for (const image of made.splice(0))
    await docker
      .getImage(image)
      .remove({ force: true })
      .catch(() => undefined)
}
