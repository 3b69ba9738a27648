import { describe, expect, it } from 'vitest'
import { imageSchema } from '../../../../src/provisioners/docker/daemon/answers'
import { factsOf, ImageFactsCache, isRootUser } from '../../../../src/provisioners/docker/image/image-facts'
import { FakeClock } from '../../../fixtures/fake-clock'

const ID = `sha256:${'a'.repeat(64)}`
const seen = (config: object | null = null) => imageSchema.parse({ Id: ID, Size: 5, Architecture: 'amd64', Os: 'linux', Config: config })

function aCache() {
  const clock = new FakeClock()
  const asked: string[] = []
  let here = true
  const inspect = (reference: string) => {
    asked.push(reference)
    return Promise.resolve(here ? seen({ User: '1000' }) : undefined)
  }
  return {
    clock,
    asked,
    cache: new ImageFactsCache({ clock, inspect }),
    removeImage: () => (here = false),
    bringImage: () => (here = true),
  }
}

describe('what an image says of itself', () => {
  it('is read from what Docker knows of it', () => {
    const facts = factsOf(
      seen({
        User: 'student',
        WorkingDir: '/srv',
        Entrypoint: ['/entry'],
        Cmd: ['serve'],
        Env: ['PATH=/bin'],
        Volumes: { '/data': {} },
        Healthcheck: { Test: ['CMD', 'true'] },
        ExposedPorts: { '8080/tcp': {} },
      }),
    )
    expect(facts).toEqual({
      id: ID,
      user: 'student',
      workingDir: '/srv',
      entrypoint: ['/entry'],
      command: ['serve'],
      environment: ['PATH=/bin'],
      volumes: ['/data'],
      hasHealthcheck: true,
      exposedPorts: ['8080/tcp'],
      architecture: 'amd64',
      os: 'linux',
    })
  })

  it('is nothing where it says nothing, and no check where it took one back', () => {
    expect(factsOf(seen())).toMatchObject({ user: '', entrypoint: [], volumes: [], hasHealthcheck: false })
    expect(factsOf(seen({ Healthcheck: { Test: ['NONE'] } })).hasHealthcheck).toBe(false)
  })

  it.each(['', '0', '00', 'root', '0:0', 'root:root', '0:1000'])('a user "%s" is root', (user) => {
    expect(isRootUser(user)).toBe(true)
  })

  it.each(['1000', '1000:0', 'student', 'node:node', '101'])('a user "%s" is not root', (user) => {
    expect(isRootUser(user)).toBe(false)
  })
})

describe('what is kept of it', () => {
  it('a class that starts asks Docker once', async () => {
    const { asked, cache } = aCache()
    await Promise.all([cache.of('busybox'), cache.of('busybox:latest'), cache.of('busybox')])
    expect(asked).toEqual(['busybox:latest'])
  })

  it('is asked for anew a moment later, or when told to', async () => {
    const { clock, asked, cache } = aCache()
    await cache.of('app:1')
    clock.advance(5_000)
    await cache.of('app:1')
    cache.forget('app:1')
    await cache.of('app:1')
    cache.forget()
    await cache.of('app:1')
    expect(asked).toHaveLength(4)
  })

  it('that an image is not here is not kept', async () => {
    const { cache, removeImage, bringImage } = aCache()
    removeImage()
    expect(await cache.of('app:1')).toBeUndefined()
    bringImage()
    expect(await cache.of('app:1')).toMatchObject({ user: '1000' })
  })
})
