import { describe, expect, it } from 'vitest'
import { hasInvisible, visibleText } from '../../../src/core/resource/format/invisible'

/** Every character that Unicode gives no shape and that changes its neighbours: format controls, and fillers. */
const FORMAT = /\p{Cf}/u
/** Part of ordinary text: joiners of scripts and emoji; and marks that have a shape of their own although they are called format. */
const ORDINARY = (code: number): boolean =>
  code === 0x200c ||
  code === 0x200d ||
  (code >= 0x600 && code <= 0x605) ||
  [0x6dd, 0x70f, 0x890, 0x891, 0x8e2, 0x110bd, 0x110cd].includes(code) ||
  (code >= 0x13430 && code <= 0x1343f)

describe('what is not seen', () => {
  it('becomes a sign: every bidirectional control, and every other format control of Unicode', () => {
    const left: string[] = []
    for (let code = 0; code <= 0x10ffff; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue
      const character = String.fromCodePoint(code)
      const isUnseen = FORMAT.test(character) && !ORDINARY(code)
      if (isUnseen !== hasInvisible(character) && FORMAT.test(character)) left.push(code.toString(16))
    }
    expect(left).toEqual([])
    for (const code of [0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069]) {
      expect(visibleText(`a${String.fromCodePoint(code)}b`)).toBe(`a⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩b`)
    }
  })
  it('includes control characters, but no tab and no end of line', () =>
    expect(visibleText('a\tb\r\nc\u0007\u001b[31m\u0085\u2028')).toBe('a\tb\r\nc⟨U+0007⟩⟨U+001B⟩[31m⟨U+0085⟩⟨U+2028⟩'))
  it('leaves every other text as it is, letter by letter', () => {
    for (const text of ['Anna Müller', 'علی‌رضا', 'क्‍ष', '李小龍', '👩‍🔬', '❤️', '“quoted” – dash…', '']) expect(visibleText(text)).toBe(text)
  })
  it('is shown once: what is visible stays as it is', () => expect(visibleText(visibleText('a\u202eb'))).toBe('a⟨U+202E⟩b'))
})
