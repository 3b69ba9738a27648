import { EACH_UNSEEN } from '../../src/contract/visible-text'

/** Joiners without a width: part of some scripts, never of a school's addresses, and what mail programs leave behind in names. */
const JOINERS = /[\u200C\u200D]/g
/** Where a line ends: also as Word, Outlook and old mainframes write it. */
const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/
const CONTROLS = /\p{Cc}/gu
/** What most cells are, and has nothing to be taken out. */
const PLAIN = /^[!-~]*(?: [!-~]+)*$/

/** A cell as it is seen: composed letters, one space between words, nothing invisible. */
export function plainText(text: string): string {
  if (PLAIN.test(text)) return text.charAt(0) === ' ' ? text.trim() : text
  return text.normalize('NFC').replace(/\s+/g, ' ').replace(EACH_UNSEEN, '').replace(JOINERS, '').replace(CONTROLS, '').trim()
}

export const linesOf = (text: string): readonly string[] => text.split(LINE_ENDS)

export const hasLetter = (text: string): boolean => /\p{L}/u.test(text)

/** Without these characters at its ends. By hand: a pattern for the end of a text is tried at each of its places. */
export function trimmedOf(text: string, characters: string): string {
  let start = 0
  let end = text.length
  while (start < end && characters.includes(text.charAt(start))) start += 1
  while (end > start && characters.includes(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}

/** "Lovelace, Ada" as it is said: Ada Lovelace. */
export function spokenName(written: string): string {
  const [surname = '', givenName = '', ...more] = written.split(',').map((part) => part.trim())
  return surname === '' || givenName === '' || more.length > 0 ? written : `${givenName} ${surname}`
}

/** The engine has the last word; this is what can be seen at once. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[A-Za-z0-9][-A-Za-z0-9._+%']*@[A-Za-z0-9](?:[-A-Za-z0-9.]*[A-Za-z0-9])?$/.test(text)
}
