import { expect, it } from 'vitest'
import { isOverdue } from '../../../../renderer/lab/is-overdue'

it('A lab that two checks have passed over is told from one that was looked at lately', () => {
  expect(isOverdue(0, 20_000, 10_000)).toBe(false)
  expect(isOverdue(0, 20_001, 10_000)).toBe(true)
  expect(isOverdue(0, 1e9, undefined)).toBe(false)
})
