/** What 0x80 to 0x9F are in Windows-1252, which not every `TextDecoder` knows; five of them nothing. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'
/** So much of a file tells how it is written. */
const SAMPLE_BYTES = 4096

/**
 * The text of a file in the encoding that it is written in: UTF-8, UTF-16 (by its mark, or by every second byte being zero), else
 * Windows-1252, as Excel writes where it does not ask. Undefined: it is none of them. No letter is ever replaced by a question mark.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const wide = wideEncoding(bytes)
  if (wide !== undefined) return decoded(bytes, wide)
  if (bytes.subarray(0, SAMPLE_BYTES).includes(0)) return undefined
  return decoded(bytes, 'utf-8') ?? windowsText(bytes)
}

function windowsText(bytes: Uint8Array): string | undefined {
  const text = decoded(bytes, 'windows-1252')?.replace(/[\u0080-\u009F]/g, (letter) => WINDOWS.charAt(letter.charCodeAt(0) - 0x80))
  return text === undefined || /[\u0080-\u009F]/.test(text) ? undefined : text
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const [even, odd] = [0, 1].map((first) => sample.filter((byte, at) => at % 2 === first && byte === 0).length) as [number, number]
  if (odd * 6 > sample.length && even * 20 < sample.length) return 'utf-16le'
  if (even * 6 > sample.length && odd * 20 < sample.length) return 'utf-16be'
  return undefined
}
