/** Bytes of a text in UTF-8, without making them (and without a host's TextEncoder). What is no text has none. */
export function utf8Length(text: unknown): number {
  if (typeof text !== 'string') return 0
  let bytes = 0
  for (const character of text) bytes += bytesOf(character.codePointAt(0) ?? 0)
  return bytes
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x800) return 2
  return codePoint < 0x10000 ? 3 : 4
}
