/**
 * Characters that are not seen and change what is: controls that turn the direction of writing round ("Trojan Source"), joiners and
 * fillers without a shape, tags. The two joiners that some scripts and emoji are written with (U+200C, U+200D) and what chooses
 * between forms of a sign (U+FE00 to U+FE0F) are part of ordinary text.
 */
const INVISIBLE = '\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180E\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFEFF\\uFFA0\\uFFF9-\\uFFFB\\u{1BCA0}-\\u{1BCA3}\\u{1D173}-\\u{1D17A}\\u{E0000}-\\u{E007F}'
const ANY = new RegExp(`[${INVISIBLE}]`, 'u')
/** With control characters and line ends that no screen means by an end of line. Tab and ends of line stay. */
const UNSEEN = new RegExp(`[${INVISIBLE}\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\u2028\\u2029]`, 'gu')

export const hasInvisible = (text: string): boolean => ANY.test(text)

/** The text with a sign in the place of whatever would not be seen: `⟨U+202E⟩`. What it says stays where it was said. */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, sign)
}

function sign(character: string): string {
  return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`
}
