import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { emptyByArchive, emptyByFacts, emptyByMeasure, seenEmpty } from '../../../src/provisioners/docker/student-folder/empty-volume'
import { TarCounter } from '../../../src/provisioners/docker/student-folder/tar-counter'
import { file, folder, link, rawTar, type RawEntry } from '../../fixtures/a-tar'

const at = { volume: 'a-volume', destination: '/var/lib/data' }

describe('a volume is taken for empty only by proof: no entry at all', () => {
  let source = ''
  beforeEach(() => {
    source = mkdtempSync(join(tmpdir(), 'volume-'))
  })
  afterEach(() => rmSync(source, { recursive: true, force: true }))
  const found = (mount = {}, created = Date.now()) => ({ Created: new Date(created).toISOString(), Mounts: [{ Type: 'volume', Name: 'a-volume', Source: source, Destination: '/var/lib/data', ...mount }] })

  it('seen with our own eyes, be it the student\'s folder or a VOLUME of the image', async () => {
    expect(await seenEmpty(found(), at)).toMatchObject({ volume: 'a-volume', by: 'look' })
  })

  it('a file, a folder, a link or a hidden name is something', async () => {
    const makers = [() => writeFileSync(join(source, 'a'), ''), () => mkdirSync(join(source, 'a')), () => symlinkSync('nowhere', join(source, 'a')), () => writeFileSync(join(source, '.a'), '')]
    for (const make of makers) {
      make()
      expect(await seenEmpty(found(), at)).toBeUndefined()
      for (const name of ['a', '.a']) rmSync(join(source, name), { recursive: true, force: true })
    }
    expect(await seenEmpty(found(), at)).toBeDefined()
  })

  it('another volume, another place of it, another kind of mount, a place nobody told are no proof', async () => {
    for (const other of [{ Name: 'b-volume' }, { Destination: '/elsewhere' }, { Type: 'bind' }, { Source: undefined }, { Source: join(source, 'not-here') }]) {
      expect(await seenEmpty(found(other), at)).toBeUndefined()
    }
  })

  it('a folder that was not made together with the container, or is a link to one, is no proof', async () => {
    expect(await seenEmpty(found({}, Date.now() - 120_000), at)).toBeUndefined()
    expect(await seenEmpty({ ...found(), Created: '' }, at)).toBeUndefined()
    renameSync(source, `${source}-real`)
    symlinkSync(`${source}-real`, source)
    expect(await seenEmpty(found(), at)).toBeUndefined()
    rmSync(source)
    renameSync(`${source}-real`, source)
  })

  const counted = (...entries: readonly RawEntry[]): TarCounter => {
    const counter = new TarCounter()
    counter.take(rawTar(...entries))
    return counter
  }

  it('by Docker\'s own tar: the folder itself, and nothing beside it', () => {
    expect(emptyByArchive('v', counted(folder('data/')))).toMatchObject({ volume: 'v', by: 'archive' })
    expect(emptyByArchive('v', counted({ ...folder('data/'), records: { mtime: '1.5' } }))).toBeDefined()
    for (const entry of [link('data/l', 'x'), folder('data/sub'), file('data/f', ''), { name: 'data/p', type: '6' }]) expect(emptyByArchive('v', counted(folder('data/'), entry))).toBeUndefined()
    // Not a folder at all, nothing at all, or cut before its end.
    for (const other of [counted(link('data', 'elsewhere')), counted(file('data')), counted(), { entries: 1, folders: 1, isWhole: false }]) expect(emptyByArchive('v', other)).toBeUndefined()
  })

  it('by what an archive counted, or a measure saw: whole, and nothing of any kind', () => {
    const facts = { isWhole: true, files: 0, folders: 1, links: 0, others: 0 }
    expect(emptyByFacts('v', facts)).toBeDefined()
    for (const more of [{ files: 1 }, { folders: 2 }, { folders: 0 }, { links: 1 }, { others: 1 }, { isWhole: false }]) expect(emptyByFacts('v', { ...facts, ...more })).toBeUndefined()
    expect(emptyByMeasure('v', { isWhole: true, entries: 0 })).toBeDefined()
    for (const other of [{ isWhole: false, entries: 0 }, { isWhole: true, entries: 1 }]) expect(emptyByMeasure('v', other)).toBeUndefined()
  })
})
