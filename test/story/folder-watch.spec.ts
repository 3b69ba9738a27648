import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { conditionOf, FOLDER_FITS } from '../../src/core/resource/lab-conditions'
import { TestEngine } from '../fixtures/test-engine'

const LOOK_MS = 180_000

describe('how much a student has made', () => {
  let app: TestEngine
  let looks: number
  beforeEach(async () => {
    app = await new TestEngine().start()
    looks = 0
    const { provisioner } = app
    const measure = provisioner.folderSizes.bind(provisioner)
    provisioner.folderSizes = (...args) => {
      looks += 1
      return measure(...args)
    }
    await app.tune({ work: { maxSize: '10Mi' } })
    await app.declare('ada', { duration: '8h', studentName: 'Ada' })
    await app.pass(1_000)
  })
  afterEach(() => app.stop())

  const condition = async () => conditionOf(FOLDER_FITS, (await app.lab('ada'))?.status.conditions)
  const bell = () => app.engine.notices.recent().map(({ type, name, student, code }) => ({ type, name, student, code }))
  const holds = (megabytes: number) => app.faults.set({ folderBytes: () => megabytes * 1e6 })

  it('is warned of from four fifths on, once, with who and how much of how much; and taken back when it fits again', async () => {
    holds(9)
    await app.pass(LOOK_MS)
    expect(await condition()).toMatchObject({ status: 'False', reason: 'FolderNearlyFull', params: { used: 9, bound: 10 } })
    const warning = { type: 'folderFull', name: 'ada', student: 'Ada', code: 'FolderNearlyFull' }
    expect(bell()).toEqual([warning])
    await app.pass(3 * LOOK_MS)
    expect(bell()).toEqual([warning])
    holds(1)
    await app.pass(LOOK_MS)
    expect([await condition(), bell()]).toMatchObject([{ status: 'True', reason: 'FolderFits' }, []])
  })

  it('that becomes more than can be collected takes the place of the warning', async () => {
    holds(9)
    await app.pass(LOOK_MS)
    holds(30)
    await app.pass(LOOK_MS)
    expect(bell()).toEqual([{ type: 'folderFull', name: 'ada', student: 'Ada', code: 'FolderTooLarge' }])
  })

  it('leaves the lab as it is: its state, its line in the timeline, and Ready', async () => {
    const before = (await app.lab('ada'))?.status
    holds(30)
    await app.pass(LOOK_MS)
    const after = (await app.lab('ada'))?.status
    expect([after?.state, after?.transitions, conditionOf('Ready', after?.conditions)]).toEqual([
      before?.state,
      before?.transitions,
      conditionOf('Ready', before?.conditions),
    ])
  })

  it('is judged by another bound at once, and is nothing where there is none', async () => {
    holds(9)
    await app.pass(LOOK_MS)
    await app.tune({ work: { maxSize: '1Gi' } })
    expect(await condition()).toMatchObject({ status: 'True' })
    await app.tune({ work: { maxSize: '10Mi' } })
    expect(await condition()).toMatchObject({ status: 'False' })
    await app.tune({ work: { maxSize: 'none' } })
    const asked = looks
    await app.pass(2 * LOOK_MS)
    expect([(await condition())?.status, looks]).toEqual(['True', asked])
  })

  it('nobody is told anything while Docker is silent, and what was told stands', async () => {
    holds(9)
    await app.pass(LOOK_MS)
    const { resourceVersion } = app.engine.store
    app.provisioner.folderSizes = () => Promise.reject(new Error('silent'))
    await app.pass(4 * LOOK_MS)
    expect([(await condition())?.status, app.engine.store.resourceVersion]).toEqual(['False', resourceVersion])
  })

  it('a look that took long, or failed, is followed by a long rest', async () => {
    const began: number[] = []
    app.provisioner.folderSizes = async () => {
      began.push(app.clock.monotonic())
      await new Promise<void>((resolve) => app.clock.after(20_000, resolve))
      return new Map()
    }
    await app.pass(LOOK_MS + 2 * 30 * 20_000)
    app.provisioner.folderSizes = () => {
      began.push(app.clock.monotonic())
      return Promise.reject(new Error('silent'))
    }
    await app.pass(5 * 3_600_000)
    const rests = began.slice(1).map((at, index) => (at - (began[index] ?? 0)) / 60_000)
    expect(rests.map(Math.round)).toEqual([10, 10, 10, 20, 40, 60, 60, 60].slice(0, rests.length))
    expect(rests.length).toBeGreaterThan(5)
  })

  it('nobody looks while labs are being started, or where there is none', async () => {
    await app.declare('bob', { environment: { SIMULATE: 'never-ready' } })
    looks = 0
    await app.pass(LOOK_MS)
    expect(looks).toBe(0)
    await app.delete('bob')
    await app.pass(LOOK_MS)
    expect(looks).toBeGreaterThan(0)
    await app.delete('ada')
    await app.pass(1_000)
    looks = 0
    await app.pass(3 * LOOK_MS)
    expect(looks).toBe(0)
  })

  it('is forgotten with the end of the lab, and found again when it is back', async () => {
    holds(9)
    await app.pass(LOOK_MS)
    await app.edit('ada', { restartAt: new Date(app.clock.now() + 1).toISOString() })
    await app.pass(1_000)
    expect([(await app.lab('ada'))?.status.state, await condition()]).toEqual(['ready', undefined])
    await app.pass(LOOK_MS)
    expect([await condition(), bell()]).toMatchObject([{ status: 'False' }, [{ type: 'folderFull' }]])
  })

  it('one lab too many: another look is not begun while one is under way', async () => {
    let most = 0
    let now = 0
    app.provisioner.folderSizes = async () => {
      most = Math.max(most, ++now)
      await new Promise<void>((resolve) => app.clock.after(500_000, resolve))
      now -= 1
      return new Map()
    }
    await app.pass(2 * 3_600_000)
    expect(most).toBe(1)
  })
})
