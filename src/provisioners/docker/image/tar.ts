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

const BLOCK = 512
const TYPE = { file: '0', link: '2', directory: '5' } as const
const MODE = { file: 0o644, link: 0o777, directory: 0o755 } as const

export function packTar(entries: readonly TarEntry[]): Buffer {
  const blocks = entries.flatMap((entry) => [headerOf(entry), padded(entry.content ?? Buffer.alloc(0))])
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)])
}

function headerOf(entry: TarEntry): Buffer {
  const header = Buffer.alloc(BLOCK)
  const name = entry.type === 'directory' && !entry.name.endsWith('/') ? `${entry.name}/` : entry.name
  header.write(name, 0, 100)
  header.write(octal(entry.mode ?? MODE[entry.type], 8), 100)
  header.write(octal(entry.uid ?? 0, 8), 108)
  header.write(octal(entry.gid ?? 0, 8), 116)
  header.write(octal(entry.content?.length ?? 0, 12), 124)
  header.write(octal(0, 12), 136)
  header.write(' '.repeat(8), 148)
  header.write(TYPE[entry.type], 156)
  header.write(entry.target ?? '', 157, 100)
  header.write('ustar\u000000', 257)
  header.write(octal(header.reduce((sum, byte) => sum + byte, 0), 7) + ' ', 148)
  return header
}

function octal(value: number, width: number): string {
  return `${value.toString(8).padStart(width - 1, '0')}\0`
}

function padded(content: Buffer): Buffer {
  return Buffer.concat([content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)])
}
