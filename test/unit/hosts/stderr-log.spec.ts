import { expect, it } from 'vitest'
import { stderrLog } from '../../../src/hosts/stderr-log'

it('no line of the log has a character in it that nobody sees: not its message, not its facts, not the words of an error', () => {
  const lines: string[] = []
  const log = stderrLog('info', { write: (line) => void lines.push(line) })
  log.warn('lab a\u202Eb', { 'image\u2067': 'c\u200Fd', error: new Error('e\u2066f\u001b[31m') })
  expect(lines).toHaveLength(1)
  expect(lines[0]).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200B-\u200F\u202A-\u202E\u2066-\u2069]/)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    msg: 'lab a⟨U+202E⟩b',
    'image⟨U+2067⟩': 'c⟨U+200F⟩d',
    error: { message: 'e⟨U+2066⟩f\u001b[31m' },
  })
})
