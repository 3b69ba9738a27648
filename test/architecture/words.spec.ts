import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Ban {
  readonly what: string
  readonly pattern: RegExp
  /** Which files it holds for; default all. */
  readonly where?: RegExp
  /** So many are borne with. */
  readonly atMost?: number
}

const CODE = /\.(ts|mjs|js|vue)$/
/** These three must name what they forbid. */
const ABOUT_WORDS = /^test\/architecture\/(words\.spec\.ts|eslint\.config\.js|rooms\.spec\.ts)$/

const BANS: readonly Ban[] = [
  { what: 'a path of the machine it was written on', pattern: /(?<![\w.])\/(wor[k]|Users)\/[a-z]/ },
  { what: 'a test that silences all others', pattern: /\b(it|describe|test)\.only\b/, where: CODE },
  { what: 'text made into markup', pattern: /v-html|\.innerHTML\s*=/, where: /^(src|renderer|electron)\// },
  { what: 'a note for later instead of the work', pattern: /\b(TODO|FIXME|XXX)\b/, where: CODE },
  {
    what: 'a hole in the types',
    pattern: /:\s*any(?=\s*[,;)=\]>|&{[]|$)|<any\b|\bas any\b|@ts-(ignore|nocheck|expect-error)/,
    where: /^(src|renderer|electron)\/.*\.(ts|vue)$/,
  },
  // Where validated JSON becomes a typed resource, and back, the compiler cannot follow. There are few such borders.
  { what: 'a cast through unknown', pattern: /\bas unknown as\b/, where: /^(src|renderer|electron)\/.*\.(ts|vue)$/, atMost: 6 },
  { what: 'a rule switched off', pattern: /eslint-disable|prettier-ignore|v8 ignore|istanbul ignore/, where: CODE },
  {
    what: 'an address that listens to the whole network',
    pattern: /[(,=:?]\s*(['"`])(0\.0\.0\.0|::)\1/,
    where: /^(src|renderer|electron)\//,
  },
  // The build alone has to name it: to shut out the one it was started with.
  {
    what: 'a knowledge of tests in the product',
    pattern: /NODE_ENV|\bVITEST\b/,
    where: /^(src(?!\/hosts\/build\.mjs)|renderer|electron)\//,
  },
  // Every moment that the panel shows or writes is the engine's: a browser's own clock may be minutes off.
  { what: "a browser's own clock", pattern: /\bDate\.now\(|\bnew Date\(\)/, where: /^renderer\/(?!ui\/now\.ts)/ },
  // What happened is a code with its params; what a sentence says is for people.
  {
    what: 'a fact read out of a sentence',
    pattern: /\bmessage\.(?:match|replace|split|startsWith|endsWith|includes|search|indexOf|slice)\(|\.(?:test|exec)\([\w.]*message\)/,
    where: /^(renderer|electron|src\/contract)\//,
  },
  {
    what: 'a privacy that ends with the compiler, where #name keeps it',
    pattern: /^\s*(?:(?:static|override|async|readonly)\s+)*(?:private|protected)\s+[\w#[]|\(\s*(?:private|protected)\s+\w/,
    where: /\.(ts|vue)$/,
  },
  { what: 'a page served as a file', pattern: /\bsendSync\b|\bloadFile\(/, where: /^(src|renderer|electron)\// },
]

describe('words that this repository does not use', () => {
  const files = trackedFiles()

  it.each(BANS)('$what', (ban) => {
    const found = files.flatMap((path) => hits(path, readFileSync(path, 'utf8'), ban))
    expect(found.length <= (ban.atMost ?? 0) ? [] : found).toEqual([])
  })

  it.each([
    ['a path of the machine it was written on', 'test/a.md', 'see /Users/ada/notes'],
    ['a test that silences all others', 'test/a.spec.ts', 'it.only(() => {})'],
    ['a hole in the types', 'src/a.ts', 'const x = y as any'],
    ['a cast through unknown', 'src/a.ts', 'const x = y as unknown as Z'],
    ['an address that listens to the whole network', 'src/a.ts', `listen(0, '0.0.0.0')`],
    ['a note for later instead of the work', 'src/a.ts', '// TODO: later'],
    ["a browser's own clock", 'renderer/lab/a.ts', 'const restartAt = new Date().toISOString()'],
    ["a browser's own clock", 'renderer/lab/A.vue', 'const lostAt = Date.now()'],
    ['a fact read out of a sentence', 'renderer/a.ts', 'const isFull = /disk is full/.test(error.message)'],
    ['a rule switched off', 'src/a.ts', '// eslint-disable-next-line'],
    ['a privacy that ends with the compiler, where #name keeps it', 'src/a.ts', '  private readonly clock: Clock'],
    ['a privacy that ends with the compiler, where #name keeps it', 'src/a.ts', 'constructor(private readonly clock: Clock) {}'],
  ])('sees %s', (what, path, text) => {
    const ban = BANS.find((one) => one.what === what)
    expect(ban && hits(path, text, ban)).toHaveLength(1)
  })
})

function hits(path: string, text: string, { pattern, where = /./ }: Ban): string[] {
  if (!where.test(path) || ABOUT_WORDS.test(path)) return []
  return text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 120)}`] : []))
}

/** What git keeps or would keep, so that results and dependencies are out. */
function trackedFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  return listed.split('\n').filter((path) => path !== '' && path !== 'package-lock.json' && path !== 'LICENSE' && existsSync(path))
}
