import { describe, expect, it } from 'vitest'
import '../every-language'
import { translateMessage } from '../../../../renderer/lab/engine-messages'
import { clock } from '../../../../renderer/ui/time'
import { describeEnd } from '../../../../src/core/controller/decide/container-end'
import { withReason } from '../../../../src/core/controller/decide/decision'
import { attemptFailed, templateMissing } from '../../../../src/core/controller/decide/failure'
import { LANGUAGES } from '../../../../src/contract/languages/language'
import { readSettings } from '../../../../src/contract/words'
import type { Sentence } from '../../../../src/contract/words'
import { explainRefusal, DockerRefusal } from '../../../../src/provisioners/docker/daemon/docker-errors'
import { explainPullFailure, pullStalled } from '../../../../src/provisioners/docker/image/pull-errors'
import { aRow } from './a-row'

const { lab } = aRow('ada')
const settings = readSettings({})
const seen = { uid: 'uid-ada', condition: 'exited', ports: {} } as const
const german = ({ sentence = { code: 'Said' } }: { readonly sentence?: Sentence }): string => translateMessage(sentence, 'de')

describe('what the engine says, in the language of the person', () => {
  it("what is told as data is said by each language's own table, whatever the English sentence was", () => {
    const word = {
      message: 'something else',
      code: 'TriesAgain',
      params: { why: { code: 'NobodyKnows' }, seconds: 30, number: 1, of: 3 },
    }
    expect(translateMessage(word, 'en')).toBe('NobodyKnows. Trying again in 30 s (retry 1 of 3)')
    expect(translateMessage(word, 'de')).toBe('NobodyKnows. Nächster Versuch in 30 s (Wiederholung 1 von 3)')
    expect(translateMessage({ ...word, code: 'OfALaterVersion' }, 'en')).toBe('something else')
  })

  it('what an earlier version wrote keeps its English in every language', () => {
    for (const language of LANGUAGES) expect(translateMessage({ message: 'It ran out' }, language)).toBe('It ran out')
    expect(translateMessage({}, 'de')).toBe('')
  })

  it('a sentence inside of another one ends once', () => {
    const why = { code: 'StoppedByHand' }
    expect(translateMessage({ code: 'StartedAgain', params: { why } }, 'de')).toBe(
      'Container von Hand angehalten, außerhalb dieses Programms. Der Container wird wieder gestartet.',
    )
  })

  it("tells a moment as this person's clock shows it, and one that does not exist as it is", () => {
    const now = Date.parse('2026-03-01T12:00:00Z')
    const at = '2026-03-01T13:30:00.000Z'
    const ends = (params: { readonly at: string }) => translateMessage({ code: 'EndMoved', params }, 'en', now)
    expect(ends({ at })).toBe(`The lab now ends at ${clock(Date.parse(at), now, 'en')}`)
    expect(ends({ at: '2026-99-99' })).toBe('The lab now ends at 2026-99-99')
  })
})

describe('what the engine found out is said in German too', () => {
  it('the exit code of a lab that ended', () => {
    expect(german(describeEnd({ ...seen, exitCode: 3 }))).toContain('Exit-Code 3')
    expect(german(describeEnd({ ...seen, exitCode: 127 }))).toMatch(/Befehl.*Exit-Code 127/)
    expect(german(describeEnd({ ...seen, exitCode: 137, ending: 'itself' }))).toMatch(/^Von innen.*137/)
    expect(german(describeEnd({ ...seen, exitCode: 143 }))).toMatch(/^Durch ein Signal.*143/)
    expect(german(describeEnd({ ...seen, error: 'no such file' }))).toContain('no such file. Korrigieren')
  })

  it('the image and the template that are meant, and for how long nothing came', () => {
    expect(german(explainPullFailure('web:9', 'manifest unknown'))).toContain('web:9')
    expect(german(explainPullFailure('web:9', 'strange words'))).toMatch(/web:9.*strange words$/)
    expect(german(pullStalled('web:9', 60_000))).toMatch(/60\ss/)
    expect(german(withReason('Pulling', { code: 'FetchingImage', params: { image: 'web:9' } }))).toBe('Das Image web:9 wird geladen.')
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
    expect(german(explainRefusal('stop', new DockerRefusal(500, 'odd')))).toBe('Abgelehnt von Docker (stop): odd')
  })

  it('when it is tried again, and that it is', () => {
    const fault = { ...withReason('PortConflict', { code: 'PortInUse' }), handling: 'transient' } as const
    expect(german(attemptFailed(lab, fault, { now: 0, settings }))).toMatch(
      new RegExp(`belegt.* Nächster Versuch in 30\\ss \\(Wiederholung 1 von ${settings.retries.max}\\)$`),
    )
    expect(german({ sentence: { code: 'CannotRemove', params: { why: { code: 'DiskIsFull' } } } })).toMatch(
      /^Das Lab ließ sich nicht entfernen: Festplatte voll/,
    )
  })
})
