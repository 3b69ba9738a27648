/** As much of the tar format as is needed to make a small one: ustar headers, short names, no more. */
export interface TarEntry {
  readonly name: string
  readonly type: 'file' | 'directory' | 'link'
  readonly mode?: number
  readonly uid?: number
  readonly gid?: number
  readonly content?: Buffer
  readonly target?: string
}

export const TAR_BLOCK = 512
const TYPE = { file: '0', link: '2', directory: '5' } as const
const MODE = { file: 0o644, link: 0o777, directory: 0o755 } as const

export function packTar(entries: readonly TarEntry[]): Buffer {
  const blocks = entries.flatMap((entry) => [headerOf(entry), padded(entry.content ?? Buffer.alloc(0))])
  return Buffer.concat([...blocks, Buffer.alloc(2 * TAR_BLOCK)])
}

function headerOf(entry: TarEntry): Buffer {
  const header = Buffer.alloc(TAR_BLOCK)
  const name = entry.type === 'directory' && !entry.name.endsWith('/') ? `${entry.name}/` : entry.name
  header.write(name, 0, 100)
  header.write(octal(entry.mode ?? MODE[entry.type], 8), 100)
  writeOwner(header, { uid: entry.uid ?? 0, gid: entry.gid ?? 0 })
  header.write(octal(entry.content?.length ?? 0, 12), 124)
  header.write(octal(0, 12), 136)
  header.write(' '.repeat(8), 148)
  header.write(TYPE[entry.type], 156)
  header.write(entry.target ?? '', 157, 100)
  header.write('ustar\u000000', 257)
  header.write(octal(sumOf(header), 7) + ' ', 148)
  return header
}

/** The sum over a header, its own place counted as blanks. */
export function sumOf(header: Buffer): number {
  let sum = 0
  for (let at = 0; at < header.length; at += 1) sum += header[at] ?? 0
  return sum
}

/** Octal as long as there is room for it (2^21); beyond, the number itself with the top bit set, which Docker reads too. */
export function writeOwner(header: Buffer, { uid, gid }: { readonly uid: number; readonly gid: number }): void {
  for (const [at, value] of [
    [108, uid],
    [116, gid],
  ] as const) {
    if (value < 0o10000000) header.write(octal(value, 8), at)
    else header.writeBigUInt64BE(BigInt(value) | (1n << 63n), at)
  }
}

export function octal(value: number, width: number): string {
  return `${value.toString(8).padStart(width - 1, '0')}\0`
}

function padded(content: Buffer): Buffer {
  return Buffer.concat([content, Buffer.alloc((TAR_BLOCK - (content.length % TAR_BLOCK)) % TAR_BLOCK)])
}
