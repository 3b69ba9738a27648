import { expect, it } from 'vitest'
import { isOverdue } from '../../../../../renderer/lab/state/display-state'

it('A lab that two checks have passed over is told from one that was looked at lately', () => {
  const looked = { intervalMs: 10_000, isAsked: false }
  expect([
    isOverdue(0, 20_000, looked),
    isOverdue(0, 20_001, looked),
    isOverdue(0, 1e9, { intervalMs: undefined, isAsked: false }),
  ]).toEqual([false, true, false])
})

it('One that only its own answer confirms is asked less often than Docker is looked at', () => {
  const asked = { intervalMs: 10_000, isAsked: true }
  expect([isOverdue(0, 60_000, asked), isOverdue(0, 60_001, asked), isOverdue(0, 60_001, { ...asked, intervalMs: 40_000 })]).toEqual([
    false,
    true,
    false,
  ])
})
