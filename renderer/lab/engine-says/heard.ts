/** One thing that the engine says to whoever asked for what cannot be, and how a person reads it: `{name}` is filled with what the group of that name hears. */
export interface Heard {
  readonly hears: RegExp
  /** Absent: the engine's own words will do. */
  readonly en?: string
  readonly de: string
}

/** undefined: nobody has heard that before. */
export function heardIn(all: readonly Heard[], words: string, language: string): string | undefined {
  for (const { hears, en, de } of all) {
    const heard = hears.exec(words)
    if (heard !== null) return filled(language === 'de' ? de : (en ?? asSentence(words)), heard.groups ?? {})
  }
  return undefined
}

export function filled(says: string, groups: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(groups).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, () => value ?? ''), says)
}

export function asSentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1) + (/[.!?…]$/.test(words) ? '' : '.')
}
