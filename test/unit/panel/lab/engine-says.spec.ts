import { describe, expect, it } from 'vitest'
import { engineSays } from '../../../../renderer/lab/engine-says/engine-says'
import { GERMAN } from '../../../../renderer/lab/engine-says/german'
import { describeEnd } from '../../../../src/core/controller/decide/container-end'
import { attemptFailed, templateMissing } from '../../../../src/core/controller/decide/failure'
import { GERMAN_SENTENCES, readSettings } from '../../../../src/contract/words'
import { explainRefusal, DockerRefusal } from '../../../../src/provisioners/docker/daemon/docker-errors'
import { explainPullFailure, pullStalled } from '../../../../src/provisioners/docker/image/pull-errors'
import { readTree } from '../../../architecture/source-tree'
import { aRow } from './a-row'

/** Words of the same shape that stand in these files and are no reasons. */
const NO_REASONS: ReadonlySet<string> = new Set([
  'AlreadyExists',
  'Answering',
  'CleanupBlocked',
  'DELETED',
  'DeletedLab',
  'False',
  'LabInstance',
  'LabTemplate',
  'LeftAlone',
  'NotFound',
  'Orphan',
  'ProvisionerError',
  'True',
])

/** Where the engine writes reasons as words in CamelCase, between quotes; the provisioners say some of Docker's health in the same way. */
const WRITES = /^core\/controller\/.*\.ts$|\/lab-instance-kind\.ts$|\/provisioner-error\.ts$/
const words = (files: RegExp, pattern: RegExp): readonly string[] =>
  readTree('src', files).flatMap(({ text }) => [...text.matchAll(pattern)].map(([, word = '']) => word))
const reasonsOfTheEngine = (): readonly string[] =>
  [
    ...new Set([
      ...words(WRITES, /'([A-Z][A-Za-z]+)'/g),
      ...words(/^provisioners\/.*\.ts$|^core\/reconciler\/brake\.ts$/, /\breason: '([A-Z][A-Za-z]+)'/g),
    ]),
  ]
    .filter((word) => !NO_REASONS.has(word))
    .toSorted()

const { lab } = aRow('ada')
const settings = readSettings({})
const seen = { uid: 'uid-ada', condition: 'exited', ports: {} } as const
const german = (word: { readonly reason: string; readonly message: string }): string => engineSays(word, 'de')

describe('what the engine says, in the language of the person', () => {
  it('every reason that the engine can write has a German sentence, and no others are kept', () => {
    const reasons = reasonsOfTheEngine()
    expect(reasons.filter((reason) => !GERMAN.has(reason) && !Object.hasOwn(GERMAN_SENTENCES, reason))).toEqual([])
    expect([...GERMAN.keys()].filter((reason) => !reasons.includes(reason))).toEqual([])
  })

  it("what is told as data is said by each language's own table, whatever the English sentence was", () => {
    const word = {
      reason: 'Error',
      message: 'something else',
      code: 'TriesAgain',
      params: { why: { code: 'NobodyKnows' }, seconds: 30, number: 1, of: 3 },
    }
    expect(engineSays(word, 'en')).toBe('NobodyKnows. Trying again in 30 s (retry 1 of 3)')
    expect(engineSays(word, 'de')).toBe('NobodyKnows. Nächster Versuch in 30 s (Wiederholung 1 von 3)')
    expect(engineSays({ ...word, code: 'OfALaterVersion' }, 'en')).toBe('something else')
  })

  it("whatever the engine's sentence was, a known reason is a whole German one", () => {
    const said = [...GERMAN.keys()].map((reason) => german({ reason, message: 'something that nobody has said before' }))
    expect(said.filter((text) => !/^[A-ZÄÖÜ„].*\.$/.test(text) || /[{}]|something/.test(text))).toEqual([])
  })

  it("whoever reads English, and a reason that has no German yet, get the engine's own sentence", () => {
    expect(engineSays({ reason: 'OOMKilled', message: 'It ran out' }, 'en')).toBe('It ran out')
    expect(german({ reason: 'BrandNew', message: 'Something new' })).toBe('Something new')
    expect([engineSays({}, 'de'), engineSays({ reason: 'Stopped', message: '' }, 'de')]).toEqual(['', ''])
  })
})

describe("what the engine's sentence carries is kept in German", () => {
  it('the exit code of a lab that ended', () => {
    expect(german(describeEnd({ ...seen, exitCode: 3 }))).toContain('Exit-Code 3')
    expect(german(describeEnd({ ...seen, exitCode: 127 }))).toMatch(/Befehl.*Exit-Code 127/)
    expect(german(describeEnd({ ...seen, exitCode: 137, ending: 'itself' }))).toMatch(/^Von innen.*137/)
    expect(german(describeEnd({ ...seen, exitCode: 143 }))).toMatch(/^Durch ein Signal.*143/)
    expect(german(describeEnd({ ...seen, error: 'no such file' }))).toContain('no such file. Korrigieren')
  })

  it('the image and the template that are meant, and for how long nothing came', () => {
    expect(german(explainPullFailure('web:9', 'manifest unknown'))).toContain('web:9 gibt es nicht')
    expect(german(explainPullFailure('web:9', 'strange words'))).toMatch(/web:9.*: strange words$/)
    expect(german(pullStalled('web:9', 60_000))).toContain('60\u00A0s')
    expect(german({ reason: 'Pulling', message: 'Fetching the image web:9' })).toBe('Das Image web:9 wird geladen.')
    expect(german(templateMissing(lab, 0))).toContain('„sample-lab“')
  })

  it('what Docker itself said, where it refuses', () => {
    expect(german(explainRefusal('start', new DockerRefusal(400, 'exec: "nothing": executable file not found')))).toMatch(
      /Befehl.*executable file not found\. Korrigieren Sie/,
    )
    expect(german(explainRefusal('create', new DockerRefusal(400, 'bad cpu')))).toBe(
      'Einstellungen abgelehnt von Docker: bad cpu. Korrigieren Sie die Vorlage.',
    )
    expect(german(explainRefusal('start', new DockerRefusal(500, 'odd')))).toBe('Start misslungen: odd')
    expect(german(explainRefusal('stop', new DockerRefusal(500, 'odd')))).toBe('Abgelehnt von Docker: odd')
  })

  it('when it is tried again, and that it is', () => {
    const fault = { reason: 'PortConflict', message: 'The port was taken', handling: 'transient' } as const
    expect(german(attemptFailed(lab, fault, { now: 0, settings }))).toMatch(
      new RegExp(`belegt.* Neuer Versuch in 30\u00A0s \\(1 von ${settings.retries.max}\\)\\.$`),
    )
    expect(german({ reason: 'StoppedByHand', message: 'Somebody stopped it; it is started again' })).toMatch(
      /Programms\. Der Container wird wieder gestartet\.$/,
    )
    expect(german({ reason: 'DiskFull', message: 'Could not remove the lab: the disk is full' })).toMatch(
      /^Das Entfernen kommt nicht weiter: Festplatte voll/,
    )
  })

  it('the moment at which it ends, for the clock of whoever reads it', () => {
    expect(german({ reason: 'EndMoved', message: 'The lab now ends at 2026-03-02T10:30:00.000Z' })).toContain('2026-03-02T10:30:00.000Z')
    expect(german({ reason: 'EndMoved', message: 'The lab now has no end' })).toContain('kein Ende')
  })
})
