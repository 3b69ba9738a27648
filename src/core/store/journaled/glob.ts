/**
 * Patterns for keys: `*` is any run of characters (slashes too), everything else is itself. Each part between two stars is looked for behind the
 * one before, once: no pattern takes longer than the key is long.
 */
export function globMatcher(pattern: string): (key: string) => boolean {
  const [first = '', ...others] = pattern.split('*')
  const last = others.pop()
  if (last === undefined) return (key) => key === pattern
  return (key) => {
    if (!key.startsWith(first)) return false
    let at = first.length
    for (const part of others) {
      const found = key.indexOf(part, at)
      if (found === -1) return false
      at = found + part.length
    }
    return key.length - last.length >= at && key.endsWith(last)
  }
}

/** What every match begins with. */
export function literalPrefix(pattern: string): string {
  const star = pattern.indexOf('*')
  return star === -1 ? pattern : pattern.slice(0, star)
}
