import { describe, expect, it } from 'vitest'
import { firstTemplate } from '../../../../../renderer/features/labs/create/first-template'
import { presenceOf } from '../../../../../renderer/features/labs/create/image-presence'

const NAMES = ['jupyter', 'sample-lab', 'shell']
const lab = (template: string, createdAt: number, namespace = 'class-a') => ({ template, createdAt, namespace })

describe('The template that a new lab begins with', () => {
  it('is the one that this class used last', () => {
    expect(
      firstTemplate(NAMES, [lab('sample-lab', 1), lab('shell', 3), lab('sample-lab', 2), lab('jupyter', 9, 'class-b')], 'class-a'),
    ).toBe('shell')
  })

  it('is the one that needs no network where the class has none yet, or its template is gone', () => {
    expect(firstTemplate(NAMES, [], 'class-a')).toBe('sample-lab')
    expect(firstTemplate(NAMES, [lab('removed', 5)], 'class-a')).toBe('sample-lab')
    expect(firstTemplate(['jupyter', 'shell'], [], 'class-a')).toBe('jupyter')
    expect(firstTemplate([], [], 'class-a')).toBeUndefined()
  })
})

it('An image that is not here is told from one that is assembled on this machine', () => {
  expect(presenceOf({ image: 'a', present: true })).toBe('here')
  expect(presenceOf({ image: 'a', present: false, isBuiltHere: true })).toBe('madeHere')
  expect(presenceOf({ image: 'a', present: false })).toBe('missing')
})
