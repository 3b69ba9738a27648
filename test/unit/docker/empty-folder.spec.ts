import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { planFor } from '../../../src/core/plan/lab-plan'
import { inspectSchema } from '../../../src/provisioners/docker/daemon/answers'
import { isSeenEmpty } from '../../../src/provisioners/docker/student-folder/empty-folder'
import { volumeNameOf } from '../../../src/provisioners/docker/container/labels'
import { aLab, aTemplate, NOON } from '../../fixtures/a-lab'

describe('a work folder is taken for empty only by proof', () => {
  const plan = planFor(aLab(), aTemplate({ workDir: '/work' }), NOON)
  let folder = ''

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lab-folder-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  function found(mount: object = {}, created = new Date().toISOString()) {
    return inspectSchema.parse({
      Id: 'a'.repeat(64), Name: '/x', Image: '', State: { Status: 'running', ExitCode: 0 }, Config: { Labels: {} }, NetworkSettings: {}, Created: created,
      Mounts: [{ Type: 'volume', Name: volumeNameOf(plan), Source: folder, Destination: '/work', ...mount }],
    })
  }

  it('an empty folder that was made together with the container is', async () => {
    expect(await isSeenEmpty(found(), plan)).toBe(true)
  })

  it('one file in it, hidden or not, and Docker is asked', async () => {
    writeFileSync(join(folder, '.work'), '')
    expect(await isSeenEmpty(found(), plan)).toBe(false)
  })

  it('a folder that cannot be seen from here is not empty', async () => {
    expect(await isSeenEmpty(found({ Source: join(folder, 'elsewhere') }), plan)).toBe(false)
    expect(await isSeenEmpty(found({ Source: undefined }), plan)).toBe(false)
  })

  it('an empty folder that was there long before or after the container may be another daemon\'s', async () => {
    const hour = 3_600_000
    expect(await isSeenEmpty(found({}, new Date(Date.now() + hour).toISOString()), plan)).toBe(false)
    expect(await isSeenEmpty(found({}, new Date(Date.now() - hour).toISOString()), plan)).toBe(false)
    expect(await isSeenEmpty(found({}, ''), plan)).toBe(false)
  })

  it('a volume of another name, or at another place, says nothing of the work', async () => {
    expect(await isSeenEmpty(found({ Name: 'other' }), plan)).toBe(false)
    expect(await isSeenEmpty(found({ Destination: '/elsewhere' }), plan)).toBe(false)
    expect(await isSeenEmpty(found({ Type: 'bind' }), plan)).toBe(false)
  })
})
