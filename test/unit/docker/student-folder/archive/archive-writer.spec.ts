import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readArchive } from '../../../../../src/provisioners/docker/student-folder/archive/archive-reader'
import { writeArchive, type ArchiveBounds } from '../../../../../src/provisioners/docker/student-folder/archive/archive-writer'
import { file, folder, hardLink, joined, link, rawEntry, rawHeader, rawTar, stream, TAR_END } from '../../../../fixtures/a-tar'
import { FakeClock } from '../../../../fixtures/fake-clock'

const MIB = 1024 ** 2
const GIB = 1024 ** 3
const seal = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

describe("an archive of a student's work", () => {
  let at = ''
  let clock: FakeClock
  beforeEach(() => {
    at = mkdtempSync(join(tmpdir(), 'archive-'))
    clock = new FakeClock()
  })
  afterEach(() => rmSync(at, { recursive: true, force: true }))

  let number = 0
  const write = (chunks: AsyncIterable<Buffer>, bounds: Partial<ArchiveBounds> = {}) =>
    writeArchive(chunks, { path: join(at, 'work', `${(number += 1)}.tar`), clock, bounds })
  const contentsOf = async (path: string): Promise<Record<string, string>> => {
    const found: Record<string, string> = {}
    for await (const entry of readArchive(stream(readFileSync(path)), { bounds: { maxBytes: 2000 * GIB, maxRatio: Infinity } })) {
      const pieces: Buffer[] = []
      if (entry.size < GIB) for await (const piece of entry.content()) pieces.push(piece)
      found[entry.path.toString('latin1')] = entry.type === 'file' ? seal(Buffer.concat(pieces)) : entry.type
    }
    return found
  }

  it('counts what is in it, by kind, and tells its own hash and size', async () => {
    const facts = await write(
      stream(
        rawTar(folder('work/'), file('work/a', 'hello'), file('work/empty', ''), link('work/l', 'a'), hardLink('work/h', 'work/a'), {
          name: 'work/pipe',
          type: '6',
        }),
      ),
    )
    expect(facts).toMatchObject({
      files: 2,
      folders: 1,
      links: 2,
      others: 1,
      realBytes: 5,
      apparentBytes: 5,
      isWhole: true,
      leftOut: { entries: [], count: 0, isOpen: false },
    })
    const kept = readFileSync(facts.path)
    expect([facts.bytes, facts.sha256]).toEqual([kept.length, seal(kept)])
    expect(statSync(facts.path).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(at, 'work'))).toEqual([facts.path.split('/').at(-1)])
  })

  it('without holes is byte for byte what Docker sent, names in any encoding and attributes included', async () => {
    const odd = {
      ...file(Buffer.from('work/caf\xe9', 'latin1'), randomBytes(100_000)),
      records: { 'SCHILY.xattr.user.note': Buffer.from([0, 255, 10, 61]), mtime: '1700000000.25' },
    }
    const sent = rawTar(folder('work/'), odd, { ...file('short'), records: { path: Buffer.from(`work/${'l'.repeat(180)}\xff`, 'latin1') } })
    expect(readFileSync((await write(stream(sent, 777))).path).equals(sent)).toBe(true)
  })

  it('keeps any file with any holes, wherever the stream is cut', async () => {
    const run = fc.record({ zeros: fc.integer({ min: 0, max: 40 }), bytes: fc.integer({ min: 0, max: 9000 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(run, { maxLength: 6 }), fc.nat(5000), fc.integer({ min: 300, max: 70_000 }), async (runs, tail, cut) => {
        const content = Buffer.concat([
          ...runs.flatMap(({ zeros, bytes }) => [Buffer.alloc(zeros * 4096), Buffer.alloc(bytes, 7)]),
          Buffer.alloc(tail),
        ])
        const facts = await write(stream(rawTar(folder('w'), file('w/f', content), file('w/after', 'after')), cut))
        expect(await contentsOf(facts.path)).toEqual({ w: 'folder', 'w/f': seal(content), 'w/after': seal(Buffer.from('after')) })
        expect(facts).toMatchObject({ isWhole: true, files: 2, apparentBytes: content.length + 5 })
      }),
      { numRuns: 60 },
    )
  })

  it('a hole of 5 GB takes a few blocks, and stands in it with its size', async () => {
    const size = 5 * GIB
    const facts = await write(
      joined(rawEntry(folder('w')), rawHeader({ name: 'w/disk', size }), size - 4096, Buffer.alloc(4096, 1), TAR_END),
      { maxRead: 6 * GIB },
    )
    expect(facts).toMatchObject({ isWhole: true, realBytes: 4096, apparentBytes: size })
    expect(facts.bytes).toBeLessThan(10_000)
    expect(Object.keys(await contentsOf(facts.path))).toEqual(['w', 'w/disk'])
  })

  it('a file larger than what waits in memory goes over the disk, and nothing of that stays', async () => {
    const content = Buffer.concat([randomBytes(3 * MIB), Buffer.alloc(5 * MIB), randomBytes(2 * MIB)])
    const facts = await write(stream(rawTar(file('big', content), file('big2', content.subarray(0, 2 * MIB)), file('small', 'x'))))
    expect(await contentsOf(facts.path)).toEqual({
      big: seal(content),
      big2: seal(content.subarray(0, 2 * MIB)),
      small: seal(Buffer.from('x')),
    })
    expect(facts.realBytes).toBe(7 * MIB + 1)
    expect(readdirSync(join(at, 'work'))).toHaveLength(1)
  })

  it('a file cut into thousands of runs is kept, and its list stays small', async () => {
    const piece = Buffer.concat([Buffer.alloc(4096), Buffer.alloc(4096, 3)])
    const content = Buffer.concat([...Array.from({ length: 3000 }, () => piece), Buffer.alloc(MIB)])
    const facts = await write(stream(rawTar(file('comb', content))))
    expect((await contentsOf(facts.path)).comb).toBe(seal(content))
    expect(facts.bytes).toBeLessThan(content.length)
  })
})

describe('an archive stops at a bound, and says what is missing', () => {
  let at = ''
  let clock: FakeClock
  beforeEach(() => {
    at = mkdtempSync(join(tmpdir(), 'archive-'))
    clock = new FakeClock()
  })
  afterEach(() => rmSync(at, { recursive: true, force: true }))
  const write = (chunks: AsyncIterable<Buffer>, bounds: Partial<ArchiveBounds> = {}) =>
    writeArchive(chunks, { path: join(at, 'a.tar'), clock, bounds })
  const namesIn = async (path: string): Promise<string[]> => {
    const names: string[] = []
    for await (const entry of readArchive(stream(readFileSync(path)))) names.push(entry.path.toString())
    return names
  }

  it('a file that claims 1000 GB is not even begun; what came before it is kept, in an archive that can be read', async () => {
    let sent = 0
    async function* endless() {
      yield rawTar(folder('w'), file('w/notes', 'mine')).subarray(0, -1024)
      yield rawHeader({ name: 'w/hollow', size: 1000 * GIB })
      for (;;) {
        sent += MIB
        yield Buffer.alloc(MIB)
      }
    }
    const facts = await write(endless())
    expect(facts).toMatchObject({
      isWhole: false,
      files: 1,
      apparentBytes: 1000 * GIB + 4,
      leftOut: { entries: [{ name: 'w/hollow', claims: 1000 * GIB }], count: 1, isOpen: true },
    })
    expect(sent).toBe(0)
    expect(await namesIn(facts.path)).toEqual(['w', 'w/notes'])
  })

  it('a file that claims more than a computer counts is too large like any other, and what is told of it can be written down', async () => {
    for (const size of [
      rawHeader({ name: 'w/hollow', size: 2 ** 62 }),
      rawEntry({ name: 'w/hollow', records: { size: String(2n ** 63n - 1n) } }),
    ]) {
      rmSync(join(at, 'a.tar'), { force: true })
      const facts = await write(stream(Buffer.concat([rawEntry(file('w/notes', 'mine')), size, Buffer.alloc(4096)])))
      expect(facts).toMatchObject({
        files: 1,
        isWhole: false,
        leftOut: { entries: [{ name: 'w/hollow', claims: Number.MAX_SAFE_INTEGER }] },
      })
      expect(Number.isSafeInteger(facts.apparentBytes)).toBe(true)
    }
  })

  it('a file larger than the room is left out, a second name of it too, and smaller ones after it are kept', async () => {
    const facts = await write(
      stream(rawTar(file('w/video', randomBytes(3 * MIB)), hardLink('w/same', 'w/video'), file('w/notes', 'mine'))),
      { maxBytes: MIB },
    )
    expect(facts).toMatchObject({
      isWhole: false,
      files: 1,
      links: 0,
      leftOut: {
        entries: [
          { name: 'w/video', claims: 3 * MIB },
          { name: 'w/same', claims: 0 },
        ],
        count: 2,
        isOpen: false,
      },
    })
    expect(await namesIn(facts.path)).toEqual(['w/notes'])
  })

  it('the archive, and what waits beside it, never take more than the bound', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 60_000 }), { maxLength: 20 }),
        fc.integer({ min: 4096, max: 200_000 }),
        async (sizes, maxBytes) => {
          rmSync(join(at, 'a.tar'), { force: true })
          const facts = await write(stream(rawTar(...sizes.map((size, index) => file(`f${index}`, Buffer.alloc(size, 1))))), { maxBytes })
          expect(facts.bytes).toBeLessThanOrEqual(maxBytes)
          expect(facts.files + facts.leftOut.count).toBe(sizes.length)
          expect(facts.isWhole).toBe(facts.files === sizes.length)
          expect(await namesIn(facts.path)).toHaveLength(facts.files)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('reading ends when so much has been asked of Docker, zeros or not', async () => {
    const facts = await write(
      joined(rawHeader({ name: 'a', size: 6 * MIB }), 6 * MIB, rawHeader({ name: 'b', size: 6 * MIB }), 6 * MIB, TAR_END),
      { maxRead: 10 * MIB },
    )
    expect(facts).toMatchObject({ isWhole: false, files: 1, leftOut: { entries: [{ name: 'b', claims: 6 * MIB }], isOpen: true } })
  })

  it('reading ends when its time is over, in the middle of a file, too', async () => {
    async function* slow() {
      yield rawTar(file('quick', 'kept')).subarray(0, -1024)
      yield rawHeader({ name: 'slow', size: 4 * MIB })
      for (let index = 0; index < 4; index += 1) {
        clock.advance(1_000)
        yield Buffer.alloc(MIB, 1)
      }
      yield TAR_END
    }
    const facts = await write(slow(), { maxMs: 2_500 })
    expect(facts).toMatchObject({ isWhole: false, files: 1, leftOut: { entries: [{ name: 'slow', claims: 4 * MIB }], isOpen: true } })
    expect(await namesIn(facts.path)).toEqual(['quick'])
  })

  it('the names of what is missing are bounded, and shown without their control characters', async () => {
    const facts = await write(
      stream(rawTar(...Array.from({ length: 300 }, (_, index) => file(`f\u202e\n${index}`, Buffer.alloc(5000, 1))))),
      { maxBytes: 4096 },
    )
    expect(facts.leftOut.count).toBe(300)
    expect(facts.leftOut.entries).toHaveLength(50)
    expect(facts.leftOut.entries[0]?.name).toBe('f\ufffd\ufffd0')
  })
})

describe('an archive that breaks off', () => {
  let at = ''
  beforeEach(() => {
    at = mkdtempSync(join(tmpdir(), 'archive-'))
  })
  afterEach(() => rmSync(at, { recursive: true, force: true }))
  const write = (chunks: AsyncIterable<Buffer>) => writeArchive(chunks, { path: join(at, 'a.tar'), clock: new FakeClock() })

  it('anywhere leaves nothing at all', async () => {
    const whole = rawTar(folder('w'), file('w/a', Buffer.alloc(9000, 1)), { ...file('w/b'), records: { path: 'w/long' } })
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        await expect(write(stream(whole.subarray(0, length)))).rejects.toMatchObject({ sentence: { code: 'ArchiveBroken' } })
        expect(readdirSync(at)).toEqual([])
      }),
      { numRuns: 80 },
    )
  })

  it('because Docker went away tells that fault, and leaves nothing', async () => {
    async function* cut() {
      yield rawHeader({ name: 'big', size: 4 * MIB })
      yield Buffer.alloc(2 * MIB, 1)
      throw new Error('socket hang up')
    }
    await expect(write(cut())).rejects.toThrow('socket hang up')
    expect(readdirSync(at)).toEqual([])
  })

  it('has its sender told to stop', async () => {
    let isStopped = false
    async function* endless() {
      try {
        for (;;) yield Buffer.alloc(512, 0x41)
      } finally {
        isStopped = true
      }
    }
    await expect(write(endless())).rejects.toThrow()
    expect(isStopped).toBe(true)
  })

  it('never takes the place of one that is there', async () => {
    writeFileSync(join(at, 'a.tar'), 'the good one')
    await expect(write(stream(rawTar(file('x'))))).rejects.toMatchObject({ code: 'EEXIST' })
    expect(readFileSync(join(at, 'a.tar'), 'utf8')).toBe('the good one')
    expect(readdirSync(at)).toEqual(['a.tar'])
    expect(existsSync(join(at, 'a.json'))).toBe(false)
  })
})
