import { describe, expect, it } from 'vitest'
import { placeCauses } from '../../../../../renderer/features/lab-details/yaml/cause-positions'
import { checkResultOf } from '../../../../../renderer/features/lab-details/yaml/check-text'
import { sameDeclared, saveWithRetry, editStatus } from '../../../../../renderer/features/lab-details/yaml/draft'
import { labText, objectToWrite, readText } from '../../../../../renderer/features/lab-details/yaml/lab-text'
import { HIDDEN } from '../../../../../renderer/features/lab-details/secrets'
import { ApiError } from '../../../../../src/contract/words'
import type { StoredLab } from '../../../../../src/contract/words'
import { aLab } from '../a-lab'
import { translatorIn } from '../../lab/translator-in'

const translator = translatorIn('en')
const SAYS = { notObject: 'must be one object', tooMuch: 'too much', twice: (name: string) => `${name} twice` }

const base = aLab()
const later = (parts: Parameters<typeof aLab>[0] = {}) => aLab({ ...parts, metadata: { resourceVersion: '9', ...parts.metadata } })
const draft = (text = labText(base)) => ({ base, text, original: labText(base) })
const conflict = () => new ApiError('Conflict', 'the object has been modified')

describe('editing a lab while others write', () => {
  it('a write of the status alone disturbs nobody', () => {
    const now = later({ status: { state: 'provisioning' } })
    expect([editStatus(draft(), now), editStatus(draft('typed'), now)]).toEqual(['clean', 'edited'])
  })

  it('a change of spec, labels or annotations is taken over when nothing was typed, and told when something was', () => {
    for (const now of [
      later({ spec: { duration: '2h' } }),
      later({ metadata: { labels: { a: '1' } } }),
      later({ metadata: { annotations: { a: '1' } } }),
    ]) {
      expect([editStatus(draft(), now), editStatus(draft('typed'), now)]).toEqual(['outdated', 'changedElsewhere'])
    }
  })

  it('another lab under the same name is not the one that was read', () => {
    expect(sameDeclared(base, later({ metadata: { uid: 'uid-2' } }))).toBe(false)
  })

  it('the order of members is no change', () => {
    expect(sameDeclared(aLab({ spec: { environment: { A: '1', B: '2' } } }), aLab({ spec: { environment: { B: '2', A: '1' } } }))).toBe(
      true,
    )
  })
})

describe('saving', () => {
  it('is written over the newest version when only the engine wrote meanwhile', async () => {
    const versions: string[] = []
    const write = (version: string): Promise<StoredLab> => {
      versions.push(version)
      return version === '9' ? Promise.resolve(later({ spec: { duration: '2h' } })) : Promise.reject(conflict())
    }
    const result = await saveWithRetry({ base, write, read: () => Promise.resolve(later({ status: { state: 'provisioning' } })) })
    expect([versions, 'saved' in result]).toEqual([['7', '9'], true])
  })

  it("writes nothing over somebody else's change, and hands theirs back", async () => {
    const theirs = later({ spec: { duration: '3h' } })
    const versions: string[] = []
    const result = await saveWithRetry({
      base,
      write: (version) => {
        versions.push(version)
        return Promise.reject(conflict())
      },
      read: () => Promise.resolve(theirs),
    })
    expect([result, versions]).toEqual([{ theirs }, ['7']])
  })

  it('gives up when it never becomes quiet; other errors are handed on at once', async () => {
    await expect(
      saveWithRetry({ base, write: () => Promise.reject(conflict()), read: () => Promise.resolve(later()) }),
    ).rejects.toMatchObject({
      reason: 'Conflict',
    })
    await expect(
      saveWithRetry({
        base,
        write: () => Promise.reject(new ApiError('Invalid', 'no')),
        read: () => Promise.reject(new Error('not asked')),
      }),
    ).rejects.toMatchObject({ reason: 'Invalid' })
  })
})

describe('the text of a lab', () => {
  it("has what a person decides on, and nothing of the engine's", () => {
    const read = readText(labText(aLab({ metadata: { labels: { course: 'x' } } })), SAYS)
    expect(read).toEqual({
      object: {
        apiVersion: 'lab.neuroglia.com/v1',
        kind: 'LabInstance',
        metadata: { name: 'ada', namespace: 'student-labs', labels: { course: 'x' } },
        spec: { template: 'web', studentEmail: 'ada@school.example' },
      },
    })
  })

  it('writes back who holds the lab, so that a saved text does not let it go', () => {
    expect(objectToWrite({ metadata: { name: 'ada' }, spec: {} }, base, '9')).toMatchObject({
      metadata: { finalizers: ['lab.neuroglia.com/provisioned'], uid: 'uid-1', resourceVersion: '9' },
    })
  })

  it('#25 hides values of names that look secret, and keeps them when they are left as they are', () => {
    const lab = aLab({ spec: { environment: { API_TOKEN: 's3cret', COLOR: 'red' } } })
    expect(labText(lab)).not.toContain('s3cret')
    const written = objectToWrite({ metadata: {}, spec: { environment: { API_TOKEN: HIDDEN, COLOR: 'blue' } } }, lab, '9')
    expect(written['spec']).toEqual({ environment: { API_TOKEN: 's3cret', COLOR: 'blue' } })
  })

  it('#157 a text that is no object, is broken or blows up is refused with its place', () => {
    expect(readText('- a\n- b\n', SAYS)).toEqual({ mistakes: [{ message: 'must be one object', from: 0, to: 8 }] })
    expect(readText('spec: {a: 1\n', SAYS)).toHaveProperty('mistakes')
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefg']
      .map(
        (name, index) =>
          `${name}: &${name} [${Array(9)
            .fill(`*${'abcdef'.charAt(index)}`)
            .join(',')}]`,
      )
      .join('\n')}\n`
    expect(readText(bomb, SAYS)).toHaveProperty('mistakes')
    expect(readText('spec:\n  studentName: no\n', SAYS)).toEqual({ object: { spec: { studentName: 'no' } } })
  })
})

describe('a name that stands twice', () => {
  it('is told with its place, at any depth, and however it is written', () => {
    const text = 'metadata:\n  name: a\n  "name": b\nspec: {1: x, "1": y}\n'
    const read = readText(text, SAYS)
    expect('mistakes' in read && read.mistakes.map(({ message, from, to }) => [message, text.slice(from, to)])).toEqual([
      ['name twice', '"name"'],
      ['1 twice', '"1"'],
    ])
  })

  it('is looked for in no more than a lab can need', () => {
    const text = Array.from({ length: 3_000 }, (_, index) => `k${index}: 1\n`).join('')
    expect(readText(text, SAYS)).toEqual({ mistakes: [{ message: 'too much', from: 0, to: text.length }] })
  })
})

describe('where the mistakes are', () => {
  const text = 'metadata:\n  name: ada\nspec:\n  duration: ninety\n  environment:\n    PATH: x\n  color: red\n'
  const marked = (field: string) =>
    placeCauses(text, [{ field, message: 'bad', reason: 'FieldValueInvalid', code: 'MomentOver' }], translator).map(({ from, to }) =>
      text.slice(from, to),
    )

  it('marks the value that the engine means', () => {
    expect([marked('spec.duration'), marked('spec.environment[PATH]'), marked('metadata.name')]).toEqual([['ninety'], ['x'], ['ada']])
  })

  it('marks what is around it when the value itself is missing', () => {
    expect([marked('spec.studentEmail'), marked('metadata.labels[a]')]).toEqual([['spec'], ['metadata']])
    expect(marked('status')).toEqual(['metadata:'])
  })

  it('a conflict is no mistake of the text, and an engine that cannot be asked is told as that', () => {
    expect(checkResultOf(conflict(), text, translator)).toEqual({ mistakes: [] })
    expect(checkResultOf(new ApiError('ServiceUnavailable', 'away'), text, translator)).toEqual({ mistakes: [], unchecked: 'Away.' })
    expect(checkResultOf(new ApiError('BadRequest', 'the name does not match'), text, translator).mistakes).toEqual([
      { message: 'The name does not match.', from: 0, to: 9 },
    ])
  })
})
