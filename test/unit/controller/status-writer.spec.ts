import { describe, expect, it } from 'vitest'
import { withCondition } from '../../../src/core/controller/conditions'
import { StatusWriter, Superseded } from '../../../src/core/controller/status-writer'
import type { StatusChange } from '../../../src/core/controller/decide/decision'
import { fail } from '../../../src/core/controller/decide/failure'
import { silentLog } from '../../../src/core/observe/log'
import type { StoredLab } from '../../../src/core/resource/lab-instance'
import { at } from '../../fixtures/a-lab'
import { TestEngine } from '../../fixtures/test-engine'

const STARTING: StatusChange = {
  state: 'provisioning',
  reason: 'Starting',
  sentence: { code: 'StartingLab' },
  who: 'controller',
  set: { startedAt: at(0) },
}

async function declared() {
  const app = new TestEngine()
  const { store } = app.engine
  await store.create({
    kind: 'LabTemplate',
    metadata: { name: 'sample-lab', namespace: 'student-labs' },
    spec: { title: 'Sample', provisioner: 'simulated', image: 'sample:1' },
  })
  const lab = await app.declare('ada')
  return { app, lab, writer: new StatusWriter({ store, clock: app.clock, log: silentLog }) }
}

describe('writing a status', () => {
  it('#77 goes on top of a spec that a person changed meanwhile, and leaves that change alone', async () => {
    const { app, lab, writer } = await declared()
    for (let minutes = 90; minutes < 94; minutes++) await app.edit('ada', { duration: `${minutes}m` })
    const written = await writer.write(lab, STARTING)
    expect(written.spec.duration).toBe('93m')
    expect(written.status).toMatchObject({ state: 'provisioning', startedAt: at(0) })
    expect(written.metadata.generation).toBe(5)
  })

  it('#75 decided on a lab that has been replaced since is refused, and the new lab keeps its status', async () => {
    const { app, lab, writer } = await declared()
    const { store } = app.engine
    await app.delete('ada')
    const doomed = await store.get<StoredLab>({ kind: 'LabInstance', namespace: 'student-labs', name: 'ada' })
    await store.update({ ...doomed, metadata: { ...doomed.metadata, finalizers: [] } })
    await app.declare('ada')
    await expect(writer.write(lab, STARTING)).rejects.toMatchObject({ code: 409 })
    expect((await app.lab('ada'))?.status.state).toBe('pending')
  })

  it('#75 decided on another state than the lab is in now is refused', async () => {
    const { app, lab, writer } = await declared()
    await writer.write(lab, STARTING)
    await expect(writer.write(lab, STARTING)).rejects.toMatchObject({ code: 409 })
    expect((await app.lab('ada'))?.status.transitions).toHaveLength(2)
  })

  it('decided before the lab was asked to be gone is refused: it never becomes ready on its way out', async () => {
    const { app, lab, writer } = await declared()
    const started = await writer.write(lab, STARTING)
    await app.delete('ada')
    await expect(
      writer.write(started, { state: 'ready', reason: 'Ready', sentence: { code: 'LabReady' }, who: 'controller' }),
    ).rejects.toBeInstanceOf(Superseded)
    const doomed = await app.lab('ada')
    expect(doomed?.status.state).toBe('provisioning')
    await writer.write(doomed as StoredLab, { state: 'deleting', reason: 'Deleting', sentence: { code: 'LabDeleting' }, who: 'person' })
    expect((await app.lab('ada'))?.status.state).toBe('deleting')
  })

  it('records when it failed, and the end that it had, though it never was ready', async () => {
    const { app, writer } = await declared()
    const eve = await app.declare('eve', { endsAt: at(3_600_000) })
    const failed = await writer.write(eve, fail({ reason: 'BadCommand', sentence: { code: 'CommandNotFound' } }, app.clock.now()))
    expect(failed.status).toMatchObject({ failedAt: failed.status.endedAt, expiresAt: at(3_600_000) })
  })

  it('adds a line to the timeline, unless it only adjusts the record', async () => {
    const { lab, writer } = await declared()
    const loud = await writer.write(lab, STARTING)
    const quiet = await writer.write(loud, {
      ...STARTING,
      sentence: { code: 'Said', params: { said: 'The same, said otherwise' } },
      quiet: true,
    })
    expect(quiet.status.message).toBe('The same, said otherwise')
    expect(quiet.status.transitions?.map(({ reason }) => reason)).toEqual(['Declared', 'Starting'])
  })

  it('its line in the timeline has the moment that the rest of the change counts from, though it is written later', async () => {
    const { app, lab, writer } = await declared()
    app.clock.advance(7)
    const written = await writer.write(lab, { ...STARTING, at: Date.parse(at(3)) })
    expect(written.status.transitions?.at(-1)?.time).toBe(at(3))
  })

  it('#89 a condition keeps its time until its status flips, and there is one for each type', () => {
    const answering = { type: 'Answering', reason: 'NoAnswer', message: 'm' } as const
    const first = withCondition([], { ...answering, status: 'False' }, at(0))
    const same = withCondition(first, { ...answering, status: 'False', reason: 'Slow' }, at(1_000))
    const flipped = withCondition(same, { ...answering, status: 'True' }, at(2_000))
    expect(
      [first, same, flipped].map((conditions) => conditions.map(({ lastTransitionTime, reason }) => `${lastTransitionTime} ${reason}`)),
    ).toEqual([[`${at(0)} NoAnswer`], [`${at(0)} Slow`], [`${at(2_000)} NoAnswer`]])
  })
})
