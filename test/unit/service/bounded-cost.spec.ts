import { parse as parseCookie } from 'hono/utils/cookie'
import { describe, expect, it } from 'vitest'
import { parseDuration } from '../../../src/core/resource/format/duration'
import { parseImageReference } from '../../../src/core/resource/format/image-reference'
import {
  emailProblems,
  envNameProblems,
  labelValueProblems,
  plainTextProblems,
  qualifiedNameProblems,
  subdomainProblems,
} from '../../../src/core/resource/format/names'
import { parseMemory } from '../../../src/core/resource/format/quantity'
import { parseTimestamp } from '../../../src/core/resource/format/timestamp'
import { kindByName } from '../../../src/core/resource/kinds/kinds'
import { parseFieldSelector, parseLabelSelector } from '../../../src/core/resource/selectors'
import { childPath } from '../../../src/core/resource/validation/field-path'
import { validateResource } from '../../../src/core/resource/validation/validate-resource'
import { globMatcher } from '../../../src/core/store/journaled/glob'
import type { Json, JsonObject } from '../../../src/core/store/storage-backend'
import { DockerRefusal, explainRefusal, said } from '../../../src/provisioners/docker/daemon/docker-errors'
import { jsonItems } from '../../../src/provisioners/docker/daemon/lines/json-items'
import { jsonLines } from '../../../src/provisioners/docker/daemon/lines/json-lines'
import { explainPullFailure } from '../../../src/provisioners/docker/image/pull-errors'
import { PullTally } from '../../../src/provisioners/docker/image/pull-progress'
import { logLines } from '../../../src/provisioners/docker/lab/logs'
import { jsonPatch } from '../../../src/service/patch/json-patch'
import { masked } from '../../../src/service/diagnostics/mask'
import { MAX_BODY_PARTS, MAX_YAML_TOKENS } from '../../../src/service/parse/body-limits'
import { parseBody } from '../../../src/service/parse/parse-body'
import { mergePatch } from '../../../src/service/patch/patch'
import { cpuMsOf, expectBounded, MOST_GROWTH, TELLS_NOTHING_MS } from '../../fixtures/cpu-time'

const many = <Item>(count: number, item: (index: number) => Item): Item[] => Array.from({ length: count }, (_, index) => item(index))
const members = (count: number, value: (index: number) => Json = () => 'v'): JsonObject =>
  Object.fromEntries(many(count, (index) => [`k${index}`, value(index)]))
const quietly = (work: () => unknown) => () => {
  try {
    return work()
  } catch {
    return undefined
  }
}
const LAB_FIELDS = kindByName('LabInstance')?.fields ?? new Map()
const lab = (spec: object, metadata: object = {}) => ({
  apiVersion: 'lab.neuroglia.com/v1',
  kind: 'LabInstance',
  metadata: { name: 'a', namespace: 'student-labs', ...metadata },
  spec: { template: 'sample-lab', studentEmail: 'a@b.c', ...spec },
})
const KIB = 1024
const MIB = 1024 * KIB

/** What reads it, the size that it is let in with, and the worst that somebody could make of that size. */
const CASES: readonly [string, number, (size: number) => () => unknown][] = [
  [
    'masking one argument after another',
    8 * MIB,
    (size) => {
      const args = many(size / (32 * KIB), () => 'a'.repeat(32 * KIB))
      return () => masked({ command: args }, [])
    },
  ],
  [
    'masking words before no @',
    512 * KIB,
    (size) => {
      const log = many(size / KIB, () => 'a'.repeat(KIB - 1))
      return () => masked({ log }, [])
    },
  ],
  [
    'masking thousands of secrets',
    12_000,
    (size) => {
      const secrets = many(size, (index) => `postgres://user-${index}@host`)
      const log = many(500, (index) => `x postgres://user-${index} `.repeat(40))
      return () => masked({ log }, secrets)
    },
  ],
  [
    'masking a secret that is everywhere nearly',
    3 * MIB,
    (size) => () => masked({ log: many(size / KIB, () => 'a'.repeat(KIB)) }, [`${'a'.repeat(5000)}b`]),
  ],
  ['masking @ after @', 512 * KIB, (size) => () => masked({ log: many(size / KIB, () => 'a@'.repeat(KIB / 2)) }, [])],
  [
    'a JSON patch of additions to a wide object',
    20_000,
    (size) => {
      const wide = members(size)
      return () =>
        jsonPatch(
          { a: wide },
          many(1000, (index) => ({ op: 'add', path: `/a/n${index}`, value: 1 })),
        )
    },
  ],
  [
    'a JSON patch of replacements in a wide object',
    20_000,
    (size) => {
      const wide = members(size)
      return () =>
        jsonPatch(
          { a: wide },
          many(1000, () => ({ op: 'replace', path: '/a/k1', value: 1 })),
        )
    },
  ],
  [
    'a JSON patch of tests of a wide object',
    20_000,
    (size) => {
      const wide = members(size)
      return () =>
        jsonPatch(
          { a: wide },
          many(1000, () => ({ op: 'test', path: '/a', value: wide['k1'] ?? null })).map((each) => ({ ...each, path: '/a/k1' })),
        )
    },
  ],
  [
    'a JSON patch at the head of a long list',
    1_000_000,
    (size) => {
      const list = Array<number>(size).fill(0)
      return quietly(() =>
        jsonPatch({}, [{ op: 'add', path: '/a', value: list }, ...many(999, () => ({ op: 'add', path: '/a/1', value: 0 }))]),
      )
    },
  ],
  [
    'a JSON patch of copies',
    50_000,
    (size) => {
      const wide = members(size / 50)
      return quietly(() =>
        jsonPatch(
          { a: wide },
          many(1000, (index) => ({ op: 'copy', from: '/a', path: `/c${index}` })),
        ),
      )
    },
  ],
  [
    'a JSON patch of long paths',
    1000,
    (size) =>
      quietly(() =>
        jsonPatch(
          {},
          many(size, () => ({ op: 'add', path: '/a~1'.repeat(256), value: 0 })),
        ),
      ),
  ],
  [
    'a merge patch',
    MAX_BODY_PARTS,
    (size) => {
      const wide = members(size)
      return () => mergePatch(wide, wide)
    },
  ],
  ['a label selector', 3 * MIB, (size) => quietly(() => parseLabelSelector('a,'.repeat(size / 2)))],
  ['a label selector of one set', 8_000, (size) => quietly(() => parseLabelSelector(`a in (${'b,'.repeat(size / 2)}c)`))],
  ['a field selector', 3 * MIB, (size) => quietly(() => parseFieldSelector('\\,'.repeat(size / 2), LAB_FIELDS))],
  ['a duration', 3 * MIB, (size) => () => parseDuration('1'.repeat(size))],
  ['a quantity', 3 * MIB, (size) => () => parseMemory('1'.repeat(size))],
  ['a moment', 3 * MIB, (size) => () => parseTimestamp('1'.repeat(size))],
  [
    'names',
    3 * MIB,
    (size) => () =>
      [subdomainProblems, labelValueProblems, qualifiedNameProblems, envNameProblems].map((each) => each('a-'.repeat(size / 2))),
  ],
  ['an e-mail address', 3 * MIB, (size) => () => emailProblems('a.'.repeat(size / 2))],
  ['a line of text', 3 * MIB, (size) => () => plainTextProblems('a'.repeat(size))],
  ['an image', 3 * MIB, (size) => () => parseImageReference('a-'.repeat(size / 2))],
  ['a lab of many labels', MAX_BODY_PARTS / 2, (size) => () => validateResource(lab({}, { labels: members(size, () => '-') }))],
  ['a lab of much environment', MAX_BODY_PARTS / 2, (size) => () => validateResource(lab({ environment: members(size, () => '\u0001') }))],
  ['a lab of unknown members', MAX_BODY_PARTS, (size) => () => validateResource(lab(members(size, () => 1)))],
  ['the path of a field', 3 * MIB, (size) => () => childPath('spec', 'a'.repeat(size))],
  [
    'JSON of many keys',
    MAX_BODY_PARTS - 1,
    (size) => {
      const text = JSON.stringify(members(size, () => 1))
      return () => parseBody(text, 'application/json')
    },
  ],
  [
    'JSON of many words',
    3 * MIB,
    (size) => {
      const text = `[${'"",'.repeat(size / 3 - 4)}""]`
      return quietly(() => parseBody(text, 'application/json'))
    },
  ],
  [
    'JSON of as many words as are let in',
    MAX_BODY_PARTS - 1,
    (size) => {
      const text = JSON.stringify(many(size, () => 'ä'.repeat(75)))
      return () => parseBody(text, 'application/json')
    },
  ],
  [
    'JSON of numbers',
    3 * MIB,
    (size) => {
      const text = `[${'0,'.repeat(size / 2 - 2)}0]`
      return () => parseBody(text, 'application/json')
    },
  ],
  [
    'JSON of as many objects as are let in',
    MAX_BODY_PARTS - 2,
    (size) => {
      const text = `[${'{},'.repeat(size)}{}]`
      return () => parseBody(text, 'application/json')
    },
  ],
  [
    'JSON of escaped names',
    MAX_BODY_PARTS - 1,
    (size) => {
      const text = `{${many(size, (index) => `"\\u0061${index}":1`).join(',')}}`
      return () => parseBody(text, 'application/json')
    },
  ],
  ['JSON of backslashes', 3 * MIB, (size) => quietly(() => parseBody(`"${'\\'.repeat(size - 1)}`, 'application/json'))],
  [
    'YAML of keys',
    MAX_YAML_TOKENS / 7 - 8,
    (size) => {
      const text = many(size, (index) => `k${index}: 1\n`).join('')
      return () => parseBody(text, 'application/yaml')
    },
  ],
  ['YAML of a list in one line', MAX_YAML_TOKENS / 3 - 8, (size) => () => parseBody(`[${'a,'.repeat(size - 1)}a]`, 'application/yaml')],
  ['YAML of one long text', 256 * KIB - 2, (size) => () => parseBody('a '.repeat(size / 2), 'application/yaml')],
  ['YAML of commas', 39_000, (size) => quietly(() => parseBody(`[${','.repeat(size)}`, 'application/yaml'))],
  ['YAML of closing brackets', 6_000, (size) => quietly(() => parseBody('[]]'.repeat(size), 'application/yaml'))],
  ['YAML of crossed brackets', 20_000, (size) => quietly(() => parseBody(`${'[}'.repeat(size)}`, 'application/yaml'))],
  ['YAML of dashes', 256 * KIB, (size) => quietly(() => parseBody('- '.repeat(size / 2), 'application/yaml'))],
  ['a cookie', 16 * KIB, (size) => () => parseCookie('a=b;'.repeat(size / 4), 'lab_session_1')],
  [
    "Docker's refusal",
    64 * KIB,
    (size) => () => {
      const refusal = new DockerRefusal(400, 'OCI runtime create failed client version exec '.repeat(size / 46))
      return [explainRefusal('start', refusal), said(refusal)]
    },
  ],
  ["a pull's failure", MIB, (size) => () => explainPullFailure('a', 'manifest repository '.repeat(size / 20))],
  [
    "a pull's progress",
    4_000,
    (size) => () => {
      const tally = new PullTally('a')
      for (let line = 0; line < size; line += 1)
        tally.take({ id: `l${line}`, status: 'Downloading', progressDetail: { current: line, total: size } })
    },
  ],
  [
    'a pattern of stars',
    4_000,
    (size) => {
      const matches = globMatcher('*a'.repeat(size / 2) + 'b')
      return () => matches('a'.repeat(size))
    },
  ],
]

describe('#213 nothing that is read costs more than its length', () => {
  it.each(CASES)('%s', { timeout: 60_000 }, (_what, size, worst) => {
    expectBounded(size, worst)
  })

  const READERS: readonly [string, (chunks: AsyncIterable<Buffer>) => AsyncIterable<unknown>, string][] = [
    ['a log by single letters', logLines, 'x'],
    ["news of Docker's by single letters", jsonLines, 'x'],
    ["a list of Docker's by single letters", jsonItems, '[{"a":"xxxxxxxxxxxxxxxxxxx"},'],
  ]
  it.each(READERS)('%s', { timeout: 60_000 }, async (_what, read, beginning) => {
    const work = (size: number) => async () => {
      async function* letters() {
        for (let at = 0; at < size; at += 1) yield Buffer.from(beginning[at] ?? 'x')
      }
      try {
        for await (const item of read(letters())) void item
      } catch {
        /* What it says of such an end is another spec's affair. */
      }
    }
    const [quarter, whole] = [await cpuMsOf(work(50_000), 3), await cpuMsOf(work(200_000), 3)]
    expect(whole / Math.max(quarter, TELLS_NOTHING_MS)).toBeLessThan(MOST_GROWTH)
  })
})
