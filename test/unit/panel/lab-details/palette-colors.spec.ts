import { describe, expect, it } from 'vitest'
import { PaletteColors } from '../../../../renderer/features/lab-details/terminal/palette-colors'

const translate = (...pieces: readonly string[]): string => {
  const colors = new PaletteColors()
  return pieces.map((piece) => colors.translate(piece)).join('')
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

  it('a command that comes in two pieces is one', () => {
    expect(translate('a\u001b', '[38;2;255;', '0;0mb')).toBe('a\u001b[38;5;196mb')
  })
})
