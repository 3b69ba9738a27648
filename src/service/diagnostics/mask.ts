import { LONGEST_PART, SecretFinder } from './secret-finder'

const MASK = '***'
/** Maps whose values may be anybody's secret; their names help to find a fault and stay. */
const SECRET_MAPS: ReadonlySet<string> = new Set(['environment', 'annotations'])
/** What is longer helps nobody to find a fault, and makes a report that nobody can send. */
const LONGEST_TEXT = 2_000
/** Nor does more than this of one object, which is read without anybody else having a turn. */
const MOST_OF_ONE = 64 * 1024

const BEFORE_AT = /[^\s@<>"'(),;:=]/
const TOKEN = /\b(Bearer\s+|(?:token|ticket|password|secret|api[_-]?key)["']?\s*[=:]\s*["']?)[^\s"'&,;]+/gi
const HOME = /(?:\/(?:home|Users)\/[^\s/"']+|\/root(?=\/)|[A-Za-z]:\\Users\\[^\s\\"']+)/g

/**
 * A copy that may leave this machine: no value of an environment or annotation, no secret that was handed in, wherever it stands, no
 * token, nobody's e-mail address beyond its domain, no home directory; texts are cut at a bound. Takes time for the value and the secrets
 * together: each pattern reads a text once.
 */
export function masked(value: unknown, secrets: readonly string[]): unknown {
  return maskFor(new SecretFinder(secrets))(value)
}

/** The same, for one value after another. */
export function maskFor(finder: SecretFinder): (value: unknown) => unknown {
  return (value) => {
    let left = MOST_OF_ONE
    return walk(value, (text) => {
      left -= Math.min(text.length, LONGEST_TEXT)
      return left < 0 ? `… (${text.length} characters)` : maskedText(text, finder)
    })
  }
}

function walk(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value)
  if (Array.isArray(value)) return value.map((each) => walk(each, mask))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [mask(name), SECRET_MAPS.has(name) ? namesOnly(member, mask) : walk(member, mask)]),
  )
}

function namesOnly(map: unknown, mask: (text: string) => string): unknown {
  if (typeof map !== 'object' || map === null) return MASK
  return Object.fromEntries(Object.keys(map).map((name) => [mask(name), MASK]))
}

function maskedText(text: string, finder: SecretFinder): string {
  const cut = cutOf(text)
  // A secret that begins before the cut is seen whole, as far as its part goes.
  const swept = finder.swept(text.slice(0, cut + LONGEST_PART), MASK, cut)
  const plain = withoutNames(swept.replace(TOKEN, `$1${MASK}`)).replace(HOME, '~')
  return cut === text.length ? plain : `${plain}… (${text.length} characters)`
}

/** Between two words, so that half an address does not look like an ordinary word. */
function cutOf(text: string): number {
  if (text.length <= LONGEST_TEXT) return text.length
  const space = text.lastIndexOf(' ', LONGEST_TEXT)
  return space > LONGEST_TEXT / 2 ? space : LONGEST_TEXT
}

/** Nobody's name before an @. From each @ back to where the name began: a pattern would begin anew at every letter. */
function withoutNames(text: string): string {
  let [result, done] = ['', 0]
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let start = at
    while (start > done && BEFORE_AT.test(text[start - 1] ?? '')) start -= 1
    result += text.slice(done, start) + (start < at ? MASK : '')
    done = at
  }
  return result + text.slice(done)
}
