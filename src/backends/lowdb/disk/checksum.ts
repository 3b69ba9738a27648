import { crc32 } from 'node:zlib'

/** Eight hex digits. Against decay and cut-off writes, not against people: a store is only as safe as its directory. */
export function checksum(bytes: Uint8Array | string, before = 0): string {
  return hex(crc32(bytes, before))
}

export function hex(crc: number): string {
  return crc.toString(16).padStart(8, '0')
}
