/** One thing that the engine says to whoever asked for what cannot be, and how a person reads it: `{name}` is filled with what the group of that name hears. */
export interface Heard {
  readonly hears: RegExp
  /** Absent: the engine's own words will do. */
  readonly en?: string
  readonly de: string
}

/** The first that hears the words, how much of them it stands for, and what its groups heard. Without `hears` it stands for any words. */
export function firstHeard<Each extends { readonly hears?: RegExp }>(all: readonly Each[], words: string) {
  for (const each of all) {
    const heard = each.hears === undefined ? undefined : each.hears.exec(words)
    if (heard !== null) return { each, length: heard?.[0].length ?? 0, groups: heard?.groups ?? {} }
  }
  return undefined
}

/** undefined: nobody has heard that before. */
export function heardIn(all: readonly Heard[], words: string, language: string): string | undefined {
  const heard = firstHeard(all, words)
  return heard === undefined ? undefined : filled(language === 'de' ? heard.each.de : (heard.each.en ?? asSentence(words)), heard.groups)
}

export function filled(says: string, groups: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(groups).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, () => value ?? ''), says)
}

export function asSentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1) + (/[.!?…]$/.test(words) ? '' : '.')
}
