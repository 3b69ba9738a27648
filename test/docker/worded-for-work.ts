import { randomUUID } from 'node:crypto'
import { SAMPLE_IMAGE } from '../../src/provisioners/docker/image/sample-image'
import { anInstallation, docker } from './provisioner-labs'

const made: string[] = []

/** The sample image with lines of a Dockerfile on top. On a daemon that has never run a lab it is made first. */
export async function buildWordedImage(changes: readonly string[]): Promise<string> {
  await bringSampleImage()
  const tag = `worded-${randomUUID().slice(0, 8)}`
  const container = await docker.createContainer({ Image: SAMPLE_IMAGE })
  await container.commit({ repo: 'lab-resource-manager/work', tag, changes: changes.join('\n') })
  await container.remove()
  made.push(`lab-resource-manager/work:${tag}`)
  return `lab-resource-manager/work:${tag}`
}

async function bringSampleImage(): Promise<void> {
  const { provisioner, close } = anInstallation()
  try {
    for await (const _progress of provisioner.pull(SAMPLE_IMAGE, new AbortController().signal)) void _progress
  } finally {
    await close()
  }
}

export async function removeWordedImages(): Promise<void> {
  for (const image of made.splice(0))
    await docker
      .getImage(image)
      .remove({ force: true })
      .catch(() => undefined)
}
