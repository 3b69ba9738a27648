import { describe, expect, it } from 'vitest'
import { OutputSanitizer } from '../../../../../renderer/features/lab-details/terminal/output-sanitizer'

const translate = (...pieces: readonly string[]): string => {
  const colors = new OutputSanitizer()
  return pieces.map((piece) => colors.sanitize(piece)).join('')
}

describe('what a shell prints in colour', () => {
  it('16 million colours become the nearest of 256, in both spellings, letters and backgrounds', () => {
    expect(translate('\u001b[1;38;2;255;100;0;48;2;0;0;0mx')).toBe('\u001b[1;38;5;202;48;5;16mx')
    expect(translate('\u001b[38:2::255:255:255mx\u001b[38:2:0:135:255my')).toBe('\u001b[38;5;231mx\u001b[38;5;33my')
  })

  it('everything else passes as it is', () => {
    const text = '\u001b[0;31mred\u001b[38;5;9m\u001b[2J\u001b]0;38;2;1;2;3\u0007 38;2;1;2;3 \u001b[H'
    expect(translate(text)).toBe(text)
  })

  it('characters that nobody sees are signs, wherever the output is cut', () => {
    const output = 'ls \u202Efdp.exe\u202C\u200B \u{E0041}\r\n'
    const shown = 'ls ⟨U+202E⟩fdp.exe⟨U+202C⟩⟨U+200B⟩ ⟨U+E0041⟩\r\n'
    for (let at = 0; at <= output.length; at += 1) expect(translate(output.slice(0, at), output.slice(at))).toBe(shown)
    expect(translate(...output.split(''))).toBe(shown)
  })

  it('wide characters, joined signs, letters from right to left and every order to the terminal pass as they are', () => {
    const screen =
      '\u001b[?1049h\u001b[2;5H李小龍 👩\u200D🔬 علی\u200Cرضا\u001b[K\u001b]0;title\u001b\\\u001bP1$r0m\u001b\\\u009b1m\t\b\r\n'
    expect(translate(screen)).toBe(screen)
    expect(translate(...screen.split(''))).toBe(screen)
  })

  it('a command that comes in two pieces is one', () => {
    expect(translate('a\u001b', '[38;2;255;', '0;0mb')).toBe('a\u001b[38;5;196mb')
  })
})
