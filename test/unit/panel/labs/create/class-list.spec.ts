import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readClassList } from '../../../../../renderer/features/labs/create/class-list'
import { freeName, isLabName, nameFor, slug } from '../../../../../renderer/features/labs/create/lab-names'

describe('a class list', () => {
  it.each([
    ['Ada Lovelace <ada@school.example>', 'Ada Lovelace'],
    ['"Lovelace, Ada" <ada@school.example>,', 'Lovelace, Ada'],
    ['Ada Lovelace,ada@school.example', 'Ada Lovelace'],
    ['ada@school.example;Ada Lovelace', 'Ada Lovelace'],
    ['"Lovelace, Ada",ada@school.example', 'Lovelace, Ada'],
    ['Ada\tada@school.example', 'Ada'],
    ['  ada@school.example  ', undefined],
  ])('reads %s', (text, name) => {
    expect(readClassList(text)).toEqual({
      students: [{ line: 1, email: 'ada@school.example', ...(name === undefined ? {} : { name }) }],
      mistakes: [],
    })
  })

  it('passes over a heading, empty lines and the mark that spreadsheets put in front', () => {
    expect(readClassList('\uFEFFName,E-Mail\r\n\r\nAda,ada@school.example\r\n').students).toEqual([
      { line: 3, email: 'ada@school.example', name: 'Ada' },
    ])
  })

  it('names every line that is wrong, with its number', () => {
    expect(readClassList('nobody\na@@b\nada@school.example\nADA@school.example').mistakes).toEqual([
      { line: 1, kind: 'noEmail' },
      { line: 2, kind: 'email' },
      { line: 4, kind: 'twice', firstLine: 3 },
    ])
  })

  it('takes any text; every line is a student, a mistake, or empty or a heading', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.emailAddress())), (lines) => {
        const { students, mistakes } = readClassList(lines.join('\n'))
        expect(new Set([...students, ...mistakes].map(({ line }) => line)).size).toBe(students.length + mistakes.length)
      }),
    )
  })
})

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
