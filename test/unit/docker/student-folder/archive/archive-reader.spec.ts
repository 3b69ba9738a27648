import { randomBytes } from 'node:crypto'
import { posix } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GERMAN } from '../../../../../src/contract/languages/de/german'
import type { Sentence } from '../../../../../src/core/sentences/sentence'
import { WORK } from '../../../../../src/core/sentences/work'
import { ArchiveRefused } from '../../../../../src/provisioners/docker/student-folder/archive/archive-refused'
import { readArchive, type ReadOptions } from '../../../../../src/provisioners/docker/student-folder/archive/archive-reader'
import {
  file,
  folder,
  hardLink,
  joined,
  link,
  rawEntry,
  rawHeader,
  rawTar,
  stream,
  TAR_END,
  withSum,
  type RawEntry,
} from '../../../../fixtures/a-tar'

const MIB = 1024 ** 2

async function read(chunks: AsyncIterable<Buffer>, options: ReadOptions = {}): Promise<string[]> {
  const found: string[] = []
  for await (const entry of readArchive(chunks, options)) {
    const pieces: Buffer[] = []
    for await (const piece of entry.content()) pieces.push(piece)
    const told = entry.type === 'file' ? Buffer.concat(pieces).toString('latin1').slice(0, 40) : entry.target.toString('latin1')
    found.push(`${entry.type} ${entry.path.toString('latin1')}${told === '' ? '' : ` ${told}`}`)
  }
  return found
}

async function refusalOf(entries: readonly RawEntry[], options: ReadOptions = {}): Promise<string> {
  try {
    await read(stream(rawTar(...entries)), options)
    return 'taken'
  } catch (error) {
    if (!(error instanceof ArchiveRefused)) throw error
    return error.sentence.code
  }
}

/** GNU tar's own form of a file with holes. */
function sparse(name: string, { list, data = Buffer.alloc(0), realSize }: { list: string; data?: Buffer; realSize: number }): RawEntry {
  const blocks = Buffer.alloc(Math.ceil(list.length / 512) * 512)
  blocks.write(list)
  return {
    ...file('GNUSparseFile.0/x', Buffer.concat([blocks, data])),
    records: { 'GNU.sparse.major': '1', 'GNU.sparse.minor': '0', 'GNU.sparse.name': name, 'GNU.sparse.realsize': String(realSize) },
  }
}

describe('an archive is read', () => {
  it('as its entries, in their order, wherever it is cut', async () => {
    const whole = rawTar(
      folder('./'),
      folder('./a/'),
      file('./a/notes', 'mine'),
      link('a/up', '../a/notes'),
      hardLink('a/same', './a/notes'),
      { ...file('x', 'long'), records: { path: `a/${'l'.repeat(150)}` } },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(whole.length), { maxLength: 6 }), async (cuts) => {
        expect(await read(stream(whole, cuts))).toEqual([
          'folder ',
          'folder a',
          'file a/notes mine',
          'symbolicLink a/up ../a/notes',
          'hardLink a/same ./a/notes',
          `file a/${'l'.repeat(150)} long`,
        ])
      }),
    )
  })

  it('with content that nobody looks at passed over', async () => {
    const names: string[] = []
    for await (const entry of readArchive(stream(rawTar(file('a', randomBytes(100_000)), file('b'))))) names.push(entry.path.toString())
    expect(names).toEqual(['a', 'b'])
  })

  it('with holes where they are, as runs and as zeros', async () => {
    const entry = sparse('disk', { list: '2\n1024\n3\n5000\n0\n', data: Buffer.from('abc'), realSize: 5000 })
    for await (const { path, runs, size, content } of readArchive(stream(rawTar(entry)))) {
      const pieces: Buffer[] = []
      for await (const piece of content()) pieces.push(piece)
      const whole = Buffer.concat(pieces)
      expect([path.toString(), runs, size, whole.length, whole.indexOf('abc'), whole.filter((byte) => byte !== 0).length]).toEqual([
        'disk',
        [{ offset: 1024, length: 3 }],
        5000,
        5000,
        1024,
        3,
      ])
    }
  })

  it('without what a set-uid bit or a time before 1970 would do', async () => {
    const header = rawHeader({ ...file('a', ''), mode: 0o6755 })
    header.writeBigInt64BE(-1000n, 140)
    header.writeUInt8(0xff, 136)
    for await (const entry of readArchive(stream(Buffer.concat([withSum(header), TAR_END]))))
      expect([entry.mode, entry.modifiedAt]).toEqual([0o755, 0])
  })
})

describe('#200 an archive is refused, in a sentence of both languages, that', () => {
  const long = 'p/'.repeat(300)
  const cases: readonly (readonly [string, keyof typeof WORK, readonly RawEntry[], ReadOptions?])[] = [
    ['has an absolute name', 'ArchiveNameAbsolute', [file('/etc/passwd')]],
    ['has one in its extended header', 'ArchiveNameAbsolute', [{ ...file('ok'), records: { path: '/etc/passwd' } }]],
    ['goes up', 'ArchiveNameUpward', [file('a/../../b')]],
    ['goes up within itself', 'ArchiveNameUpward', [file('a/../b')]],
    ['goes up by the name of a sparse file', 'ArchiveNameUpward', [sparse('../x', { list: '0\n', realSize: 0 })]],
    ['has no name', 'ArchiveNameEmpty', [file('')]],
    ['has a file in place of the folder', 'ArchiveNameEmpty', [file('.')]],
    ['has a line break in a name', 'ArchiveNameControl', [file('a\nb')]],
    ['has a NUL in a name', 'ArchiveNameControl', [{ ...file('ok'), records: { path: 'a\0b' } }]],
    ['has a part longer than 255 bytes', 'ArchiveNameTooLong', [{ ...file('ok'), records: { path: 'ä'.repeat(128) } }]],
    ['is deeper than any folder', 'ArchiveNameTooLong', [{ ...file('ok'), records: { path: `${long}x` } }]],
    ['has a file in two places at once', 'ArchiveNameTwice', [file('a'), file('./a')]],
    ['has a file in place of a folder', 'ArchiveNameTwice', [file('a/b'), file('a')]],
    ['has a link in place of a folder', 'ArchiveNameTwice', [folder('a'), link('a', 'b')]],
    ['has a folder in place of a link', 'ArchiveNameTwice', [link('a', 'b'), folder('a')]],
    ['writes through a link', 'ArchiveNameThrough', [link('a', 'b'), file('a/x')]],
    ['writes through a link far above', 'ArchiveNameThrough', [link('a', 'b'), file('a/x/y/z')]],
    ['writes through a file', 'ArchiveNameThrough', [file('a'), file('a/x')]],
    ['links to a place of the machine', 'ArchiveLinkOutside', [link('a', '/etc/passwd')]],
    ['links above the folder', 'ArchiveLinkOutside', [link('a/b', '../../x')]],
    ['links above the folder by another link', 'ArchiveLinkOutside', [folder('d'), link('d/x', '..'), link('y', 'd/x/..')]],
    ['links to nothing', 'ArchiveLinkOutside', [{ ...link('a', ''), type: '2' }]],
    ['has a link with a line break', 'ArchiveLinkOutside', [link('a', 'b\nc')]],
    ['names a file a second time that is not in it', 'ArchiveLinkUnknown', [hardLink('a', 'b')]],
    ['names a file a second time before it comes', 'ArchiveLinkUnknown', [hardLink('a', 'b'), file('b')]],
    ['gives a link a second name', 'ArchiveLinkUnknown', [link('l', 'x'), hardLink('a', 'l')]],
    ['gives a file of the machine a second name', 'ArchiveNameAbsolute', [hardLink('a', '/etc/shadow')]],
    ['gives a file above a second name', 'ArchiveNameUpward', [hardLink('a', '../b')]],
    ['has a device', 'ArchiveDevice', [{ name: 'sda', type: '4' }]],
    ['has a character device', 'ArchiveDevice', [{ name: 'mem', type: '3' }]],
    ['has a pipe', 'ArchivePipe', [{ name: 'pipe', type: '6' }]],
    ['has something of no known kind', 'ArchiveKind', [{ name: 'odd', type: 'V' }]],
    [
      'renames all that follows',
      'ArchiveForm',
      [{ ...file('', ''), name: 'g', type: 'g', content: Buffer.from('10 path=a\n') }, file('x')],
    ],
    ['lies outside of its one folder', 'ArchiveNameOutside', [folder('student'), file('other/x')], { top: 'student' }],
    ['links out of its one folder', 'ArchiveLinkOutside', [link('student/x', '../other')], { top: 'student' }],
    ['has holes in an old form', 'ArchiveSparseForm', [{ name: 'x', type: 'S' }]],
    ['has holes in another form', 'ArchiveSparseForm', [{ ...file('x'), records: { 'GNU.sparse.map': '0,1', 'GNU.sparse.size': '9' } }]],
    ['has a folder with content', 'ArchiveBroken', [{ ...folder('a'), content: Buffer.alloc(512) }]],
    ['has a link with content', 'ArchiveBroken', [{ ...link('a', 'b'), content: Buffer.alloc(512) }]],
    [
      'has a record of a length that does not fit',
      'ArchiveBroken',
      [{ name: 'x', type: 'x', content: Buffer.from('99 path=a\n') }, file('x')],
    ],
    ['has a size that is no number', 'ArchiveBroken', [{ ...file('a'), records: { size: '1e3' } }]],
    ['has an endless extended header', 'ArchiveHeaderTooLarge', [{ name: 'x', type: 'x', size: 2 * MIB }]],
    [
      'has thousands of attributes on one file',
      'ArchiveHeaderTooLarge',
      [{ name: 'x', type: 'x', content: Buffer.from('5 a=\n'.repeat(5000)) }, file('a')],
    ],
    ['has an endless name', 'ArchiveHeaderTooLarge', [{ name: 'x', type: 'L', size: 8 * 1024 * MIB }]],
    ['has runs that overlap', 'ArchiveBroken', [sparse('x', { list: '2\n0\n10\n5\n10\n', data: Buffer.alloc(20), realSize: 100 })]],
    ['has runs beyond its end', 'ArchiveBroken', [sparse('x', { list: '1\n90\n20\n', data: Buffer.alloc(20), realSize: 100 })]],
    ['has more runs than bytes', 'ArchiveBroken', [sparse('x', { list: '999999\n', realSize: 100 })]],
    ['has bytes that belong to no run', 'ArchiveBroken', [sparse('x', { list: '0\n', data: Buffer.alloc(512), realSize: 100 })]],
    [
      'claims more than the bound',
      'ArchiveTooLarge',
      [file('a', 'x'.repeat(600)), file('b', 'x'.repeat(600))],
      { bounds: { maxBytes: 1000 } },
    ],
    ['claims more than the bound in holes', 'ArchiveTooLarge', [sparse('x', { list: '0\n', realSize: 10 ** 14 })]],
    ['claims more than a computer counts', 'ArchiveTooLarge', [{ ...file('a'), records: { size: '9223372036854775807' } }]],
    ['is all holes', 'ArchiveTooHollow', [sparse('x', { list: '0\n', realSize: 3 * 1024 * MIB })]],
    ['has too many entries', 'ArchiveTooMany', [folder('a'), folder('a'), folder('a')], { bounds: { maxEntries: 2 } }],
    ['has too many folders that only names speak of', 'ArchiveTooMany', [file('a/b/c/d')], { bounds: { maxEntries: 3 } }],
  ]
  for (const [what, code, entries, options] of cases) {
    it(what, async () => {
      expect(await refusalOf(entries, options)).toBe(code)
      expect(GERMAN[code]).not.toBe(WORK[code])
    })
  }

  it('breaks off, at any byte', async () => {
    const whole = rawTar(folder('a'), file('a/b', 'x'.repeat(700)), { ...file('c'), records: { path: 'long' } })
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        await expect(read(stream(whole.subarray(0, length)))).rejects.toMatchObject({ sentence: { code: 'ArchiveBroken' } })
      }),
    )
  })

  it('has a header whose sum is wrong, or one empty block in its middle', async () => {
    const damaged = rawTar(file('a'))
    damaged.writeUInt8(0x62, 0)
    await expect(read(stream(damaged))).rejects.toMatchObject({ sentence: { code: 'ArchiveBroken' } })
    await expect(read(stream(Buffer.concat([rawEntry(file('a')), Buffer.alloc(512), rawTar(file('b'))])))).rejects.toMatchObject({
      sentence: { code: 'ArchiveBroken' },
    })
  })
})

describe("a student's own archive", () => {
  it('loses the one entry that is not allowed, told by name, and nothing else', async () => {
    const told: Sentence[] = []
    const entries = [
      folder('w'),
      file('w/a'),
      { name: 'w/pipe', type: '6' },
      link('w/python', '/usr/bin/python3'),
      { name: 'w/odd', type: 'V', content: Buffer.alloc(700) },
      file('w/z'),
    ]
    expect(await read(stream(rawTar(...entries)), { top: 'w', onRefused: (why) => told.push(why) })).toEqual([
      'folder w',
      'file w/a x',
      'file w/z x',
    ])
    expect(told.map(({ code, params }) => [code, params?.name])).toEqual([
      ['ArchivePipe', 'w/pipe'],
      ['ArchiveLinkOutside', 'w/python'],
      ['ArchiveKind', 'w/odd'],
    ])
  })

  it('is refused all the same when it is damaged, too large, or of a form whose end is not known', async () => {
    const onRefused = (): void => {}
    expect(await refusalOf([{ name: 'x', type: 'S' }, file('b')], { onRefused })).toBe('ArchiveSparseForm')
    expect(await refusalOf([file('a', 'xxx')], { onRefused, bounds: { maxBytes: 2 } })).toBe('ArchiveTooLarge')
    await expect(read(stream(Buffer.alloc(600, 65)), { onRefused })).rejects.toBeInstanceOf(ArchiveRefused)
  })
})

describe('whatever is in an archive', () => {
  const part = fc.constantFrom('a', 'b', 'c', '..', '.', '', 'd\n', '/')
  const path = fc.array(part, { maxLength: 5 }).map((parts) => parts.join('/'))
  const entry = fc.record({ name: path, type: fc.constantFrom('0', '1', '2', '5', '2', '6'), target: path })

  it('nothing that is handed out names, or leads to, a place outside: unpacked in its order, each link followed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 12 }), fc.constantFrom(undefined, 'a'), async (entries, top) => {
        const disk = new Map<string, { type: string; target: string }>()
        const told = { ...(top === undefined ? {} : { top }), onRefused: () => {} }
        for await (const { path: at, type, target } of readArchive(stream(rawTar(...entries)), told))
          disk.set(at.toString(), { type, target: target.toString() })
        for (const [name, { type }] of disk) if (type === 'symbolicLink') expect(isInside(disk, name, top ?? '')).toBe(true)
        for (const name of disk.keys())
          for (let above = posix.dirname(name); above !== '.'; above = posix.dirname(above))
            expect(disk.get(above)?.type ?? 'folder').toBe('folder')
      }),
      { numRuns: 2000 },
    )
  })

  it('even bytes by chance: it is read, or refused in a sentence', async () => {
    const whole = rawTar(
      folder('a'),
      file('a/b', 'x'.repeat(700)),
      { ...file('c'), records: { path: 'long', mtime: '1.5' } },
      sparse('s', { list: '1\n5\n3\n', data: Buffer.from('abc'), realSize: 90 }),
      link('l', 'a/b'),
    )
    const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255), mend: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const bytes = Buffer.from(whole)
        for (const { at, byte, mend } of changes) {
          bytes.writeUInt8(byte, at)
          const header = bytes.subarray(at - (at % 512), at - (at % 512) + 512)
          if (mend && header.toString('latin1', 257, 262) === 'ustar') withSum(header)
        }
        await read(stream(bytes)).catch((error: unknown) => expect(error).toBeInstanceOf(ArchiveRefused))
      }),
      { numRuns: 2000 },
    )
  })

  it('an endless stream of the smallest entries ends at the bound, not with the memory', async () => {
    async function* endless() {
      for (let index = 0; ; index += 1) yield rawEntry(folder(`${index}/`))
    }
    await expect(read(endless(), { bounds: { maxEntries: 2000 } })).rejects.toMatchObject({ sentence: { code: 'ArchiveTooMany' } })
  })

  it('a large file is never held as a whole', async () => {
    let largest = 0
    for await (const entry of readArchive(joined(rawHeader({ name: 'big', size: 300 * MIB }), 300 * MIB, TAR_END))) {
      for await (const piece of entry.content()) largest = Math.max(largest, piece.length)
    }
    expect(largest).toBeLessThanOrEqual(64 * 1024)
  })
})

/** As a kernel would: step by step, up from where one really is. */
function isInside(disk: ReadonlyMap<string, { type: string; target: string }>, name: string, root: string): boolean {
  let place = posix.dirname(name) === '.' ? [] : posix.dirname(name).split('/')
  const floor = root === '' ? 0 : 1
  const steps = disk.get(name)!.target.split('/')
  for (let hops = 0; steps.length > 0 && hops < 200; hops += 1) {
    const step = steps.shift()!
    if (step === '' || step === '.') continue
    if (step === '..') {
      if (place.length <= floor) return false
      place = place.slice(0, -1)
      continue
    }
    const there = disk.get([...place, step].join('/'))
    if (there?.type === 'symbolicLink') steps.unshift(...there.target.split('/'))
    else place = [...place, step]
  }
  return true
}
