import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isVolumeSeenEmpty } from '../../../../src/provisioners/docker/student-folder/empty-folder'

describe('a volume is taken for empty only by proof', () => {
  let folder = ''
  const now = (): string => new Date().toISOString()

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lab-folder-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('an empty one that was made together with the container is', async () => {
    expect(await isVolumeSeenEmpty(folder, now())).toBe(true)
  })

  it.each([
    ['a file, hidden', () => writeFileSync(join(folder, '.work'), '')],
    ['a folder and nothing else', () => mkdirSync(join(folder, 'chapter'))],
    ['a link and nothing else', () => symlinkSync('/nowhere', join(folder, 'link'))],
  ])('%s is in it, and Docker is asked', async (_what, put) => {
    put()
    expect(await isVolumeSeenEmpty(folder, now())).toBe(false)
  })

  it('a link to an empty one is none', async () => {
    symlinkSync(mkdtempSync(join(folder, 'other-')), join(folder, 'link'))
    expect(await isVolumeSeenEmpty(join(folder, 'link'), now())).toBe(false)
  })

  it('one that cannot be seen from here is not empty', async () => {
    expect(await isVolumeSeenEmpty(join(folder, 'elsewhere'), now())).toBe(false)
  })

  it("an empty one that was there long before or after the container may be another daemon's", async () => {
    const hour = 3_600_000
    expect(await isVolumeSeenEmpty(folder, new Date(Date.now() + hour).toISOString())).toBe(false)
    expect(await isVolumeSeenEmpty(folder, new Date(Date.now() - hour).toISOString())).toBe(false)
    expect(await isVolumeSeenEmpty(folder, '')).toBe(false)
  })
})
