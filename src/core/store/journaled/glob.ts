/** Patterns for keys: `*` is any run of characters (slashes too), everything else is itself. */
export function globToRegExp(pattern: string): RegExp {
  // Runs of stars are one star: `***...` must not become a pattern that takes exponential time.
  const parts = pattern.split(/\*+/).map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*?')}$`, 's')
}

/** What every match begins with. */
export function literalPrefix(pattern: string): string {
  const star = pattern.indexOf('*')
  return star === -1 ? pattern : pattern.slice(0, star)
}
