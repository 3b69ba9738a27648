import { octal, sumOf, TAR_BLOCK } from '../../image/tar'
import { paddedLength, type TarHead } from './tar-head'
import { recordOf } from './tar-records'

/** What a header block has room for; beyond, a record before it says the size. */
export const OCTAL_LIMIT = 8 ** 11
const SHORT_NAME = 100

/** A copy of a header for the same owner, mode and time. */
export function headerLike(
  block: Buffer,
  about: { readonly name: Buffer; readonly type: string; readonly size: number; readonly target?: Buffer },
): Buffer {
  const { name, type, size, target = Buffer.alloc(0) } = about
  const header = Buffer.from(block)
  header.fill(0, 0, 100).set(name.subarray(0, SHORT_NAME), 0)
  header.write(size < OCTAL_LIMIT ? octal(size, 12) : octal(0, 12), 124)
  header.write(type, 156)
  header.fill(0, 157, 257).set(target.subarray(0, SHORT_NAME), 157)
  header.write('ustar\u000000', 257)
  header.fill(0, 345, TAR_BLOCK)
  header.write(' '.repeat(8), 148)
  header.write(`${octal(sumOf(header), 7)} `, 148)
  return header
}

/** Records before a header, in blocks of their own; none where there is nothing to say. */
export function extensionBlocks(block: Buffer, records: readonly (readonly [string, Buffer | string])[]): Buffer {
  if (records.length === 0) return Buffer.alloc(0)
  const content = Buffer.concat(records.map(([key, value]) => recordOf(key, value)))
  return Buffer.concat([headerLike(block, { name: Buffer.from('PaxHeaders/entry'), type: 'x', size: content.length }), padded(content)])
}

/** The same entry under another name. Both names are bytes: in a record, where they are long or not plain ASCII, they are kept as they are. */
export function renamed(head: TarHead, name: Buffer, target: Buffer): Buffer {
  const { block, records, size } = head
  const said: (readonly [string, Buffer | string])[] = [...records].filter(([key]) => !['path', 'linkpath', 'size'].includes(key))
  if (!isPlain(name)) said.push(['path', name])
  if (!isPlain(target)) said.push(['linkpath', target])
  if (size >= OCTAL_LIMIT) said.push(['size', String(size)])
  return Buffer.concat([
    extensionBlocks(block, said),
    headerLike(block, { name, target, size, type: String.fromCharCode(block.readUInt8(156)) }),
  ])
}

const isPlain = (name: Buffer): boolean => name.length <= SHORT_NAME && name.every((byte) => byte < 0x80)

export function padded(content: Buffer): Buffer {
  return Buffer.concat([content], paddedLength(content.length))
}
