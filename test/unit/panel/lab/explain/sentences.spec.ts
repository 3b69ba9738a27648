import { describe, expect, it } from 'vitest'
import { de as explainDe } from '../../../../../renderer/lab/explain/messages/de'
import { en as explainEn } from '../../../../../renderer/lab/explain/messages/en'
import { fr as explainFr } from '../../../../../renderer/lab/explain/messages/fr'
import { sentence } from '../../../../../renderer/lab/explain/sentences'
import type { LabFact } from '../../../../../src/contract/words'

const NOW = Date.UTC(2026, 0, 5, 10)
const at = NOW + 60_000
const WAITS = ['schedule', 'slot', 'image', 'answer', 'retry', 'removal'] as const
const FACTS: readonly LabFact[] = [
  { fact: 'queued', ms: 1 },
  { fact: 'queued', ms: 1, ahead: 2 },
  { fact: 'pulled', ms: 1 },
  { fact: 'pulled', ms: 1, bytes: 5 },
  { fact: 'started', ms: 1 },
  { fact: 'answered', ms: 1 },
  { fact: 'slowerThan', count: 0, of: 3 },
  { fact: 'slowerThan', count: 2, of: 3 },
  { fact: 'retried', attempts: 1, reason: 'PortConflict' },
  { fact: 'repaired', times: 2, reason: 'ContainerMissing' },
  { fact: 'restarted', times: 1 },
  { fact: 'extended', times: 1 },
  { fact: 'endsAt', at },
  { fact: 'silent' },
  { fact: 'silent', since: at },
  { fact: 'failed', reason: 'OOMKilled', attempts: 1 },
  { fact: 'ended', how: 'expired' },
  { fact: 'ended', how: 'completed', ranMs: 5 },
  { fact: 'deleted' },
  { fact: 'deleted', at },
  ...WAITS.map((what): LabFact => ({ fact: 'waitsFor', what })),
  ...WAITS.map((what): LabFact => ({ fact: 'waitsFor', what, until: at, position: 2, percent: 40, reason: 'DiskFull' })),
  { fact: 'waitsFor', what: 'image', percent: 100 },
]

/** The words as they are written, the values put in; which of two forms is said is vue-i18n's business. */
function speaker(words: unknown) {
  return (key: string, values: Readonly<Record<string, unknown>> | number = {}): string => {
    const found = key
      .replace('lab.explain.', '')
      .split('.')
      .reduce<unknown>((tree, name) => (tree as Record<string, unknown> | undefined)?.[name], words)
    if (typeof found !== 'string') throw new Error(`No words for ${key}`)
    return Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, String(value)), found)
  }
}

describe('a lab explained', () => {
  it.each([
    ['en', explainEn],
    ['de', explainDe],
    ['fr', explainFr],
  ] as const)('every fact has its sentence, with nothing left to fill in (%s)', (language, words) => {
    const said = FACTS.map((fact) => sentence(fact, { t: speaker(words), language, now: NOW }))
    expect(said.filter((text) => text.includes('{') || text.includes('undefined') || !/[.]$/.test(text))).toEqual([])
  })

  it('a reason that nobody has put into words yet is shown as it is called', () => {
    expect(sentence({ fact: 'failed', reason: 'BrandNew', attempts: 1 }, { t: speaker(explainEn), language: 'en', now: NOW })).toContain(
      'BrandNew',
    )
  })
})
