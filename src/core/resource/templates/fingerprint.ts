/**
 * A short text that is the same exactly for the same JSON, whatever the order of its members: to know again what one wrote oneself. Not for
 * anything that somebody might want to forge (FNV-1a with 64 bits).
 */
export function fingerprintOf(value: unknown): string {
  let hash = 0xcbf29ce484222325n
  for (const character of canonical(value)) hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n)
  return hash.toString(16).padStart(16, '0')
}

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item: unknown) => canonical(item ?? null)).join(',')}]`
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`
}
