import { expect, it } from 'vitest'
import { decodeText } from '../../../../renderer/ui/decode-text'
import { readImport } from '../../../../renderer/features/templates/import/template-file'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

it('a template that was written on Windows keeps its letters', () => {
  const file = bytes('kind: LabTemplate\nmetadata: { name: imported }\nspec:\n  title: Einf\xFChrung \x96 \xDCbung 1\n')
  expect(readImport(decodeText(file) ?? '')).toMatchObject([{ name: 'imported', object: { spec: { title: 'Einführung – Übung 1' } } }])
})

it('what stands between 0x80 and 0x9F is what Windows means by it, or nothing is read', () => {
  expect(decodeText(bytes('\x80 \x84a\x93 \x9F\xE9'))).toBe('€ „a“ Ÿé')
  expect(['\x81', '\x8D', '\x8F', '\x90', '\x9D'].map((odd) => decodeText(bytes(`a${odd}\xE9`)))).toEqual(Array(5).fill(undefined))
})
