import { crc32 } from 'node:zlib'

/** CRC-32. Against decay and cut-off writes, not against people: a store is only as safe as its directory. */
export function checksum(bytes: Uint8Array, before = 0): number {
  return crc32(bytes, before)
}

/** Eight lower-case digits. */
export function hex(crc: number): string {
  return crc.toString(16).padStart(8, '0')
}

/** The same digits, without making a text of them. */
export function writeHex(crc: number, bytes: Uint8Array, at: number): void {
  for (let index = at + 7, rest = crc; index >= at; index -= 1, rest >>>= 4) bytes[index] = codeOf(rest & 0xf)
}

/** The number that `hex` wrote there; NaN when it is no such eight digits. */
export function readHex(bytes: Uint8Array, at: number): number {
  let value = 0
  for (let index = at; index < at + 8; index += 1) value = value * 16 + digitOf(bytes[index] ?? 0)
  return value
}

function codeOf(digit: number): number {
  return digit < 10 ? digit + 0x30 : digit + 0x57
}

function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  return code >= 0x61 && code <= 0x66 ? code - 0x57 : Number.NaN
}
