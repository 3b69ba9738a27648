import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeName, isLabName, nameFor, slug } from '../../../../../renderer/features/labs/create/lab-names'

describe('names of labs', () => {
  it.each([
    ['Ada Lovelace', 'ada-lovelace'],
    ['Änne Müller-Groß', 'anne-muller-gross'],
    ['  Søren Ø. ', 'soren-o'],
    ['李雷', ''],
  ])('%s becomes %s', (text, name) => {
    expect(slug(text)).toBe(name)
  })

  it('come from the e-mail where the name gives none', () => {
    expect([nameFor({ name: '李雷', email: 'li.lei@school.example' }), nameFor({ email: 'ada@x', name: 'Ada' }, 'py')]).toEqual([
      'li-lei',
      'py-ada',
    ])
  })

  it('stay short enough also with a number behind them', () => {
    const longest = 'a'.repeat(63)
    expect(freeName(longest, new Set([longest]))).toBe(`${'a'.repeat(61)}-2`)
  })

  it('are unique and RFC 1123, whatever the students are called', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ name: fc.string({ maxLength: 90 }), email: fc.emailAddress() })), (students) => {
        const taken = new Set<string>()
        for (const student of students) {
          const name = freeName(nameFor(student, 'py'), taken)
          expect([isLabName(name), taken.has(name)]).toEqual([true, false])
          taken.add(name)
        }
      }),
    )
  })
})
