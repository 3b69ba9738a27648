import { expect, it } from 'vitest'
import type { SafetyHoldStatus, HoldResolution } from '../../../src/core/reconciler/safety-hold'
import type { StoredLab } from '../../../src/core/resource/lab-instance'
import { createLabService } from '../../../src/service/lab-service'
import { TestEngine } from '../../fixtures/test-engine'

/** A safety hold of these keys, as the engine's own does after a long sleep. */
const holding = (keys: readonly string[], addMs: number) => ({
  status: (): SafetyHoldStatus => ({ held: keys, sleptMs: addMs, since: 0 }),
  resolve: (decision: 'expire' | 'giveBack'): HoldResolution => ({ keys, addMs: decision === 'giveBack' ? addMs : 0 }),
})

const HOUR = 3_600_000

it('gives every held lab the slept time back, one that is gone meanwhile not keeping the others from theirs', async () => {
  const test = await new TestEngine().start()
  await test.declare('one')
  await test.pass(1000)
  const before = await test.lab('one')
  const keys = ['LabInstance/student-labs/gone', 'LabInstance/student-labs/one']
  const service = createLabService({ engine: { ...test.engine, safetyHold: holding(keys, HOUR) }, clock: test.clock })
  await service.engine.releaseBrake({ decision: 'giveBack' })
  const after = await test.lab('one')
  expect(Date.parse(String(after?.spec.endsAt))).toBe(Date.parse(String(before?.status.expiresAt)) + HOUR)
  await test.stop()
})

it('lets them end without a word when that was the decision', async () => {
  const test = await new TestEngine().start()
  await test.declare('one')
  await test.pass(1000)
  const service = createLabService({
    engine: { ...test.engine, safetyHold: holding(['LabInstance/student-labs/one'], HOUR) },
    clock: test.clock,
  })
  const view = await service.engine.releaseBrake({ decision: 'expire' })
  expect(view.brake).toEqual({ held: ['LabInstance/student-labs/one'], sleptMs: HOUR, since: 0 })
  expect(((await test.lab('one')) as StoredLab).spec.endsAt).toBeUndefined()
  await test.stop()
})
