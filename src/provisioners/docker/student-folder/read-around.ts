import type { DockerContext } from '../docker-context'
import { TAR_BLOCK } from '../image/tar'
import { ByteSource } from './byte-source'
import type { LeftOutList } from './left-out'
import { brokenArchive, nextHead, paddedLength } from './archive/tar-head'
import { anyImage, AT, throughReader, type VolumeToRead } from './work-reader'

const BUSYBOX = '/bin/busybox'
/** Longer than any collection; then it ends by itself, should nobody be left to end it. */
const LONGEST_S = 3_600
/** Headers of an entry, at their usual longest. */
const HEADERS = 4 * TAR_BLOCK
/** Files of one folder that are counted; a student who makes more has not been bounded by their size. */
const MOST_FILES = 2_000_000
const LONGEST_NAME = 64 * 1024

/**
 * A volume as a tar, around the files that are too large to be read: nobody can step over one of them inside of a tar that Docker sends, and
 * behind it nothing could be had. So they are looked for first, by a program of our own (the sample image's busybox) in a container
 * that has nothing but the volume, cannot write to it and reaches nobody. Names go from one program to the other as they are, so any
 * byte may be in them. What is not asked for is told to `leftOut` with what it claims.
 *
 * Of many large files the smaller ones are taken, as many as fit into `budget` together.
 */
export async function* readAround(
  context: DockerContext,
  about: Omit<VolumeToRead, 'image'> & { readonly budget: number; readonly leftOut: LeftOutList },
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  const { leftOut, budget, name } = about
  const top = name.startsWith('-') ? `./${name}` : name
  const image = await anyImage(context)
  yield* throughReader(context, { ...about, image, more: WALKER }, async function* (walker) {
    await context.api.start(walker, signal)
    const find = (...rest: readonly string[]): Promise<AsyncIterable<Buffer>> =>
      context.api.outputStream(walker, { command: [BUSYBOX, 'find', top, '-xdev', ...rest], folder: AT }, signal)
    const most = largestThatFits(await sizesIn(await find('-type', 'f', '-exec', BUSYBOX, 'stat', '-c', '%i %s', '{}', '+')), budget)
    const tooLarge = most === undefined ? [] : ['-type', 'f', '-size', `+${most}c`]
    if (most !== undefined) await nameAll(await find(...tooLarge, '-exec', BUSYBOX, 'sh', '-c', SAY_EACH, 'sh', '{}', '+'), leftOut)
    const rest = most === undefined ? [] : ['!', '(', ...tooLarge, ')']
    yield* joined(await find(...rest, '!', '-type', 's', '-exec', BUSYBOX, 'tar', '-c', '-f', '-', '--no-recursion', '{}', '+'))
  })
}

/** It may read what is another user's, and nothing else that root may. */
const WALKER = {
  User: '0:0',
  Entrypoint: [BUSYBOX],
  Cmd: ['sleep', String(LONGEST_S)],
  HostConfig: {
    CapAdd: ['DAC_READ_SEARCH'],
    SecurityOpt: ['no-new-privileges:true'],
    Memory: 128 * 1024 * 1024,
    PidsLimit: 32,
    LogConfig: { Type: 'none' },
  },
}

/** What it claims, and its name up to a zero: the one byte that no name has. */
const SAY_EACH = `for file; do ${BUSYBOX} stat -c %s "$file" && printf '%s\\0' "$file"; done`

/** The size up to which all files fit together; undefined: all of them do. */
export function largestThatFits(sizes: readonly number[], budget: number): number | undefined {
  let sum = 0
  for (const size of sizes.toSorted((a, b) => a - b)) {
    sum += paddedLength(size) + HEADERS
    if (sum > budget) return size - 1
  }
  return undefined
}

/** Of each file once, however many names it has. */
async function sizesIn(framed: AsyncIterable<Buffer>): Promise<readonly number[]> {
  const byInode = new Map<string, number>()
  let rest = ''
  for await (const piece of standardOutput(framed)) {
    const lines = (rest + piece.toString('latin1')).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [inode = '', size] = line.split(' ')
      if (byInode.size < MOST_FILES) byInode.set(inode, Number(size))
    }
  }
  return [...byInode.values()]
}

async function nameAll(framed: AsyncIterable<Buffer>, leftOut: LeftOutList): Promise<void> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of standardOutput(framed)) {
    rest = Buffer.concat([rest, piece])
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const line = rest.indexOf(0x0a)
      leftOut.addUnread(rest.subarray(line + 1, end), Math.min(Number(rest.subarray(0, line).toString('latin1')), Number.MAX_SAFE_INTEGER))
      rest = rest.subarray(end + 1)
    }
    if (rest.length > LONGEST_NAME) throw brokenArchive()
  }
}

/** So many names need more than one tar; here they are one. */
async function* joined(framed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const source = new ByteSource(standardOutput(framed))
  try {
    while (!(await source.isOver())) {
      for (let head = await nextHead(source); head !== undefined; head = await nextHead(source)) {
        yield head.raw
        for (let missing = paddedLength(head.size); missing > 0;) {
          const piece = await source.upTo(missing)
          if (piece === undefined) throw brokenArchive()
          missing -= piece.length
          yield piece
        }
      }
    }
    yield Buffer.alloc(2 * TAR_BLOCK)
  } finally {
    await source.close()
  }
}

const FRAME_HEADER = 8
const STANDARD_OUTPUT = 1

/** Docker sends both outputs in one: eight bytes that say which, and how long. What a program complains of is not its result. */
async function* standardOutput(framed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const source = new ByteSource(framed)
  try {
    while (!(await source.isOver())) {
      const header = await source.exactly(FRAME_HEADER)
      if (header === undefined) throw brokenArchive()
      for (let missing = header.readUInt32BE(4); missing > 0;) {
        const piece = await source.upTo(missing)
        if (piece === undefined) throw brokenArchive()
        missing -= piece.length
        if (header[0] === STANDARD_OUTPUT) yield piece
      }
    }
  } finally {
    await source.close()
  }
}
