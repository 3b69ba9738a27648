import { describe, expect, it } from 'vitest'
import { emptyForm, endTimeOf, fallbackDuration } from '../../../../../renderer/features/labs/create/create-form'
import type { CreateForm } from '../../../../../renderer/features/labs/create/create-form'
import { studentsOf, studentsWithLab } from '../../../../../renderer/features/labs/create/class-students'
import { draftClass, draftLab } from '../../../../../renderer/features/labs/create/lab-drafts'
import { distinct, engineMistakes, localMistakes } from '../../../../../renderer/features/labs/create/mistakes'
import { translatorIn } from '../../lab/translator-in'
import { readRoster } from '../../../../../renderer/roster/roster'
import { localText, parseLocalTime } from '../../../../../renderer/ui/local-time'
import { ApiError } from '../../../../../src/contract/words'
import type { LabState } from '../../../../../src/contract/words'
import { NOW } from '../../lab/a-row'

const form = (about: Partial<CreateForm>): CreateForm => ({ ...emptyForm(), template: 'sample-lab', ...about })
const NOBODY = new Set<string>()
const translator = translatorIn('en')

describe('what is sent for a filled-in form', () => {
  it('is only what was said', () => {
    expect(draftLab(form({ studentEmail: 'ada@school.example' }), NOBODY).object).toEqual({
      apiVersion: 'lab.neuroglia.com/v1',
      kind: 'LabInstance',
      metadata: { name: 'ada', namespace: 'student-labs' },
      spec: { template: 'sample-lab', studentEmail: 'ada@school.example' },
    })
  })

  it('is everything that was said', () => {
    const startAt = localText(NOW)
    const said = form({
      studentEmail: 'ada@school.example',
      studentName: 'Ada',
      name: 'mine',
      duration: '1h30m',
      start: 'at',
      startAt,
      environment: [
        { id: 1, name: 'A', value: 'b' },
        { id: 2, name: '', value: '' },
      ],
      cpu: '0.5',
      memory: '1Gi',
    })
    expect(draftLab(said, NOBODY).object).toMatchObject({
      metadata: { name: 'mine' },
      spec: {
        studentName: 'Ada',
        duration: '1h30m',
        scheduledStart: new Date(NOW).toISOString(),
        environment: { A: 'b' },
        resources: { cpu: 0.5, memory: '1Gi' },
      },
    })
  })

  it('is one lab for each student of a class, none called like another or like one that is there', () => {
    const { students } = studentsOf(readRoster('Ada <ada@school.example>\nAda <ada@other.example>\nGrace <grace@school.example>'), NOBODY)
    expect(draftClass(form({ mode: 'class' }), new Set(['grace']), students).map(({ row, name }) => [row, name])).toEqual([
      [0, 'ada'],
      [1, 'ada-2'],
      [2, 'grace-2'],
    ])
  })

  it('keeps the lines of a variable', () => {
    const environment = [{ id: 1, name: 'KEY', value: '-----BEGIN-----\nabc\n-----END-----\n' }]
    expect(draftLab(form({ environment }), NOBODY).object.spec.environment).toEqual({ KEY: '-----BEGIN-----\nabc\n-----END-----\n' })
  })
})

describe('the students of a class list', () => {
  const list = readRoster('Ada <ada@school.example>\nBob\nGrace <grace@school.example>\nADA@school.example')

  it('need an e-mail address each; who has none is named as what cannot be read is', () => {
    expect(studentsOf(list, NOBODY)).toEqual({
      students: [
        { row: 0, name: 'Ada', email: 'ada@school.example', hasLab: false },
        { row: 2, name: 'Grace', email: 'grace@school.example', hasLab: false },
      ],
      left: [
        { line: 2, lastLine: 2, text: 'Bob', reason: 'noEmail' },
        { line: 4, lastLine: 4, text: 'ADA@school.example', reason: 'twice', firstLine: 1 },
      ],
    })
  })

  it('have a lab if one of the same template is planned or runs, in whatever case their address is written', () => {
    const lab = { namespace: 'n', template: 't', account: 'Ada@School.example', state: 'pending', isDeleting: false } as const
    const busy = (about: Partial<{ namespace: string; template: string; state: LabState; isDeleting: boolean }>) =>
      studentsOf(list, studentsWithLab([{ ...lab, ...about }], { namespace: 'n', template: 't' })).students[0]?.hasLab
    expect([busy({}), busy({ state: 'provisioning' }), busy({ state: 'ready' })]).toEqual([true, true, true])
    expect([
      busy({ state: 'expired' }),
      busy({ state: 'failed' }),
      busy({ state: 'completed' }),
      busy({ isDeleting: true }),
      busy({ template: 'other' }),
      busy({ namespace: 'other' }),
    ]).toEqual([false, false, false, false, false, false])
  })
})

describe('mistakes', () => {
  const fields = (about: Partial<CreateForm>, taken = NOBODY) =>
    localMistakes(form(about), NOW, taken).map(({ field, key }) => [field, key])

  it('are seen at once, all of them, each at its field', () => {
    const wrong = {
      template: '',
      studentEmail: 'x',
      name: 'A b',
      duration: '1x',
      start: 'at',
      startAt: localText(NOW - 60_000),
      cpu: 'two',
      environment: [
        { id: 7, name: 'A', value: '' },
        { id: 8, name: 'A', value: '' },
        { id: 9, name: '', value: 'v' },
      ],
    } as const
    expect(fields({ ...wrong, environment: [...wrong.environment] })).toEqual([
      ['template', 'required'],
      ['studentEmail', 'email'],
      ['name', 'name'],
      ['duration', 'duration'],
      ['startAt', 'past'],
      ['environment.8', 'variableTwice'],
      ['environment.9', 'variableName'],
      ['cpu', 'number'],
    ])
  })

  it('name a lab that is there already, and what the names of a class cannot begin with', () => {
    expect(fields({ studentEmail: 'ada@school.example', name: 'ada' }, new Set(['ada']))).toEqual([['name', 'taken']])
    expect(fields({ mode: 'class', prefix: 'A b' })).toEqual([['prefix', 'name']])
    expect(fields({ mode: 'class', prefix: 'py-' })).toEqual([])
  })

  const invalid = (...causes: readonly { readonly field: string; readonly code: string }[]) =>
    new ApiError('Invalid', 'is invalid', {
      causes: causes.map((cause) => ({ reason: 'FieldValueInvalid', message: 'said by its code', ...cause })),
    })
  const draft = { name: 'ada', object: draftLab(form({}), NOBODY).object }

  it('of the engine stand at their fields, without repeating what stands in them', () => {
    const said = invalid(
      { field: 'spec.duration', code: 'DurationInvalid' },
      { field: 'spec.environment[PATH]', code: 'EnvNameDenied' },
      { field: 'spec.strange', code: 'UnknownField' },
    )
    expect(engineMistakes(said, { form: form({ environment: [{ id: 4, name: 'PATH', value: '' }] }), draft, translator })).toEqual([
      { field: 'duration', text: 'Not a duration. Write it like 45m, 1h30m or 90s.' },
      { field: 'environment.4', text: 'This name changes how programs start (PATH, LD_*, DOCKER_* ...). Choose another one.' },
      { field: 'form', text: 'There is no such field.' },
    ])
  })

  it('of one student stay with the student, those of all are said once', () => {
    const said = [2, 5].flatMap((row) =>
      engineMistakes(invalid({ field: 'spec.studentEmail', code: 'NotAnEmail' }, { field: 'spec.duration', code: 'NotALabDuration' }), {
        form: form({}),
        draft: { ...draft, row },
        translator,
      }),
    )
    expect(distinct(said).map(({ field }) => field)).toEqual(['row.2', 'duration', 'row.5'])
  })

  it('lose no error that names no field', () => {
    expect(
      engineMistakes(new ApiError('ServiceUnavailable', 'The engine cannot be reached right now.'), { form: form({}), draft, translator }),
    ).toEqual([{ field: 'form', text: 'The engine cannot be reached right now.' }])
    expect(engineMistakes(new ApiError('AlreadyExists', 'exists'), { form: form({}), draft, translator })).toEqual([
      { field: 'name', key: 'taken' },
    ])
  })
})

describe('the end that is shown while the duration is typed', () => {
  it('counts from now or from the start, by what was typed or by what an empty field means', () => {
    expect(endTimeOf(form({ duration: '1h30m' }), '60m', NOW)).toEqual({ at: NOW + 90 * 60_000 })
    expect(endTimeOf(form({}), '60m', NOW)).toEqual({ at: NOW + 60 * 60_000 })
    expect(endTimeOf(form({ start: 'at', startAt: localText(NOW + 3_600_000) }), '60m', NOW)).toEqual({ at: NOW + 2 * 3_600_000 })
    expect([endTimeOf(form({ duration: 'none' }), '60m', NOW), endTimeOf(form({ duration: '1h3' }), '60m', NOW)]).toEqual([
      'none',
      undefined,
    ])
  })

  it('knows the template before the settings', () => {
    expect([fallbackDuration('2h', 60_000), fallbackDuration(undefined, 3_600_000), fallbackDuration(undefined, 'none')]).toEqual([
      '2h',
      '1h',
      'none',
    ])
  })
})

describe('a moment in a field', () => {
  it('is read back as it was written, and is nothing while half typed', () => {
    expect(parseLocalTime(localText(NOW))).toBe(NOW)
    expect([parseLocalTime(''), parseLocalTime('2026-03-02')]).toEqual([undefined, undefined])
  })
})
