const MASK = '***'
/** Maps whose values may be anybody's secret; their names help to find a fault and stay. */
const SECRET_MAPS: ReadonlySet<string> = new Set(['environment', 'annotations'])
/** A shorter one would be found inside ordinary words; where it stands as a value of its own it is masked all the same. */
const SHORTEST_SECRET = 6

const MAIL = /[^\s@<>"'(),;:=]+@/g
const TOKEN = /\b(Bearer\s+|(?:token|ticket|password|secret|api[_-]?key)["']?\s*[=:]\s*["']?)[^\s"'&,;]+/gi
const HOME = /(?:\/(?:home|Users)\/[^\s/"']+|\/root(?=\/)|[A-Za-z]:\\Users\\[^\s\\"']+)/g

/**
 * A copy that may leave this machine: no value of an environment or annotation, no secret that was handed in, wherever it stands, no
 * token, nobody's e-mail address beyond its domain, no home directory.
 */
export function masked(value: unknown, secrets: readonly string[]): unknown {
  // Longest first: one secret may be the beginning of another.
  const known = [...new Set(secrets)].filter((secret) => secret.length >= SHORTEST_SECRET).sort((a, b) => b.length - a.length)
  return walk(value, (text) => maskedText(text, known))
}

function walk(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value)
  if (Array.isArray(value)) return value.map((each) => walk(each, mask))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [mask(name), SECRET_MAPS.has(name) ? namesOnly(member, mask) : walk(member, mask)]))
}

function namesOnly(map: unknown, mask: (text: string) => string): unknown {
  if (typeof map !== 'object' || map === null) return MASK
  return Object.fromEntries(Object.keys(map).map((name) => [mask(name), MASK]))
}

function maskedText(text: string, secrets: readonly string[]): string {
  const swept = secrets.reduce((rest, secret) => rest.replaceAll(secret, MASK), text)
  return swept.replace(TOKEN, `$1${MASK}`).replace(MAIL, `${MASK}@`).replace(HOME, '~')
}
