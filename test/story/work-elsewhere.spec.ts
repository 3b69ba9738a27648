import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fault } from '../../src/core/provisioner/provisioner-error'
import type { RemoveOptions } from '../../src/core/provisioner/provisioner'
import { WORK_FOLDER_ANNOTATION } from '../../src/core/resource/annotations'
import type { StoredLab } from '../../src/core/resource/lab-instance'
import { conditionOf } from '../../src/core/resource/lab-conditions'
import { createLabService, type LabService } from '../../src/service/lab-service'
import { TestEngine } from '../fixtures/test-engine'

const ADA = { kind: 'LabInstance', namespace: 'student-labs', name: 'ada' } as const
const full = (name: string) => fault('WorkDiskFull', 'transient', { sentence: { code: 'WorkDiskFull', params: { name, folder: '/full' } } })

describe('a lab whose work finds no room', () => {
  let app: TestEngine
  let service: LabService
  const asked: RemoveOptions[] = []
  beforeEach(async () => {
    app = await new TestEngine().start()
    service = createLabService({ engine: app.engine, clock: app.clock })
    asked.length = 0
    const remove = app.provisioner.remove.bind(app.provisioner)
    app.provisioner.remove = (lab, about) => {
      asked.push(about)
      return about.folder === undefined ? Promise.reject(full(lab.name)) : remove(lab, about)
    }
    await app.declare('ada')
    await app.pass(1_000)
    await app.delete('ada')
    await app.pass(1_000)
  })
  afterEach(() => app.stop())

  const wish = (folder: string) =>
    service.resources.patch({ ...ADA, type: 'merge', patch: { metadata: { annotations: { [WORK_FOLDER_ANNOTATION]: folder } } } })

  it('waits with a reason of its own, and goes at once when a folder was found good for it', async () => {
    const lab = await app.engine.store.get<StoredLab>(ADA)
    expect(conditionOf('CleanupBlocked', lab.status.conditions)).toMatchObject({ status: 'True', reason: 'WorkDiskFull' })
    app.provisioner.refuseWorkFolder = () => Promise.resolve(undefined)
    await wish('/elsewhere')
    await app.pass(1_000)
    expect([asked.at(-1)?.folder, await app.engine.store.find(ADA)]).toEqual(['/elsewhere', undefined])
  })

  it('a folder that will not do is refused with why, and the wish is not written', async () => {
    await expect(wish('/elsewhere')).rejects.toMatchObject({
      reason: 'Invalid',
      details: { causes: [{ field: `metadata.annotations[${WORK_FOLDER_ANNOTATION}]`, code: 'WorkFolderPractice' }] },
    })
    expect((await app.engine.store.get<StoredLab>(ADA)).metadata.annotations).toBeUndefined()
  })

  it('is not asked again for a folder that it has already', async () => {
    app.provisioner.refuseWorkFolder = () => Promise.resolve(undefined)
    const remove = app.provisioner.remove
    app.provisioner.remove = (lab, about) => (about.folder === undefined ? remove(lab, about) : Promise.reject(full(lab.name)))
    await wish('/elsewhere')
    app.provisioner.refuseWorkFolder = () => Promise.reject(new Error('asked again'))
    await service.resources.patch({ ...ADA, type: 'merge', patch: { metadata: { labels: { seen: 'yes' } } } })
    expect((await app.engine.store.get<StoredLab>(ADA)).metadata.labels).toEqual({ seen: 'yes' })
  })
})
