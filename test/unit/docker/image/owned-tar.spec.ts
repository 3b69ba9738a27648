import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { starterFrom } from '../../../../src/provisioners/docker/image/image-inside'
import { itemsIn, withOwner } from '../../../../src/provisioners/docker/image/owned-tar'
import { packTar, TAR_BLOCK } from '../../../../src/provisioners/docker/image/tar'

const OWNER = { uid: 1500, gid: 1600 }
const tar = packTar([
  { name: 'work', type: 'directory' },
  { name: 'work/a.txt', type: 'file', mode: 0o444, content: Buffer.from('a'.repeat(600)) },
  { name: 'work/link', type: 'link', target: 'a.txt' },
])

/** An extended header before an entry, as Docker writes one for a long name or a large number. */
function extended(records: readonly string[]): Buffer {
  const content = Buffer.from(
    records
      .map((record) => {
        const length = record.length + 2
        return `${length + String(length + String(length).length).length} ${record}\n`
      })
      .join(''),
  )
  const whole = packTar([{ name: 'PaxHeaders.0/x', type: 'file', content }])
  whole.write('x', 156)
  return whole.subarray(0, whole.length - 2 * TAR_BLOCK)
}

const sumIsRight = (block: Buffer): boolean => {
  const blank = Buffer.from(block)
  blank.write(' '.repeat(8), 148)
  return Number.parseInt(block.subarray(148, 154).toString(), 8) === blank.reduce((sum, byte) => sum + byte, 0)
}

describe('the same tar for another owner', () => {
  it('has the same names, modes and contents, another owner on each, and sums that are right', () => {
    const owned = withOwner(tar, OWNER)
    expect(itemsIn(owned)).toEqual(itemsIn(tar).map((item) => ({ ...item, ...OWNER })))
    expect(owned.length).toBe(tar.length)
    expect(owned.subarray(2 * TAR_BLOCK, 2 * TAR_BLOCK + 600).toString()).toBe('a'.repeat(600))
    expect(sumIsRight(owned.subarray(0, TAR_BLOCK))).toBe(true)
  })

  it('leaves the one that it was made from as it was', () => {
    const before = Buffer.from(tar)
    withOwner(tar, OWNER, '..')
    expect(tar.equals(before)).toBe(true)
  })

  it('is right for every user that there can be', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), fc.nat(999_999_999), (uid, gid) => {
        expect(itemsIn(withOwner(tar, { uid, gid }))[1]).toMatchObject({ uid, gid })
      }),
    )
  })

  it('a number and a long name in an extended header are understood, and the number is replaced', () => {
    const name = `work/${'x'.repeat(200)}`
    const long = Buffer.concat([
      extended([`path=${name}`, 'uid=2000000000', 'gid=3000000']),
      packTar([{ name: 'work/xx', type: 'file', content: Buffer.from('x') }]),
    ])
    expect(itemsIn(long)).toMatchObject([{ name, uid: 2_000_000_000, gid: 3_000_000 }])
    expect(itemsIn(withOwner(long, OWNER))).toMatchObject([{ name, ...OWNER }])
  })

  it('put under another folder, each name says so; one that is too long for that is left out, and so is nothing else', () => {
    const long = Buffer.concat([
      tar.subarray(0, TAR_BLOCK),
      extended([`path=work/${'x'.repeat(200)}`]),
      packTar([
        { name: 'work/xx', type: 'file' },
        { name: 'work/z', type: 'file' },
      ]),
    ])
    expect(itemsIn(withOwner(long, OWNER, '..')).map(({ name }) => name)).toEqual(['../work/', '../work/z'])
  })

  it('is nothing to do where all of it is theirs, and the folder alone where there is too much of it', () => {
    const theirs = withOwner(tar, OWNER)
    expect(starterFrom(theirs, { owner: OWNER, under: '', isCut: false })).toEqual({ isTheirs: true, isTooLarge: false })
    expect(starterFrom(Buffer.alloc(1024), { owner: OWNER, under: '', isCut: false })).toEqual({ isTheirs: false, isTooLarge: false })
    const cut = starterFrom(tar.subarray(0, TAR_BLOCK + 100), { owner: OWNER, under: '', isCut: true })
    expect([cut.isTooLarge, itemsIn(cut.tar ?? Buffer.alloc(0)).map(({ name, uid }) => [name, uid])]).toEqual([true, [['work/', 1500]]])
  })
})
