const MAX_NAME = 63
/** Letters that Unicode does not take apart. */
const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ı: 'i' }

/** RFC 1123: what of a text can stand in a lab's name; may be empty (a name in another script). */
export function slug(text: string): string {
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđðłþı]/g, (letter) => LETTERS[letter] ?? '')
  return trimmed(plain.replace(/[^a-z0-9]+/g, '-').slice(0, MAX_NAME))
}

/** After the student, else after the e-mail. */
export function nameFor(student: { readonly name?: string; readonly email: string }, prefix = ''): string {
  const own = slug(student.name ?? '') || slug(student.email.split('@')[0] ?? '') || 'lab'
  return slug(prefix === '' ? own : `${prefix}-${own}`)
}

/** The name, or the name with the first number that is free. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  for (let count = 2; ; count += 1) {
    const tail = `-${count}`
    const name = `${trimmed(wanted.slice(0, MAX_NAME - tail.length))}${tail}`
    if (!taken.has(name)) return name
  }
}

export const isLabName = (text: string) => text.length <= MAX_NAME && /^[a-z0-9-]+$/.test(text) && trimmed(text) === text

const trimmed = (text: string) => text.replace(/^-+/, '').replace(/-+$/, '')
