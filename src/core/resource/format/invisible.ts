/**
 * Characters that are not seen and change what is: controls that turn the direction of writing round ("Trojan Source"), joiners and
 * fillers without a shape, tags. First and last of each run. The two joiners that some scripts and emoji are written with (U+200C, U+200D)
 * and what chooses between forms of a sign (U+FE00 to U+FE0F) are part of ordinary text.
 */
const UNSEEN: readonly (readonly [number, number])[] = [
  [0xAD, 0xAD], [0x34F, 0x34F], [0x61C, 0x61C], [0x115F, 0x1160], [0x17B4, 0x17B5], [0x180E, 0x180E], [0x200B, 0x200B], [0x200E, 0x200F], [0x202A, 0x202E],
  [0x2060, 0x206F], [0x3164, 0x3164], [0xFEFF, 0xFEFF], [0xFFA0, 0xFFA0], [0xFFF9, 0xFFFB], [0x1BCA0, 0x1BCA3], [0x1D173, 0x1D17A], [0xE0000, 0xE007F],
]
/** And those that a terminal or a reader of lines takes for orders. Tab and ends of line are seen well enough. */
const ORDERS: readonly (readonly [number, number])[] = [[0x0, 0x8], [0xB, 0xC], [0xE, 0x1F], [0x7F, 0x9F], [0x2028, 0x2029]]

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0')
const classOf = (runs: readonly (readonly [number, number])[]): string => runs.map(([first, last]) => `\\u{${hex(first)}}-\\u{${hex(last)}}`).join('')
const ANY_UNSEEN = new RegExp(`[${classOf(UNSEEN)}]`, 'u')
const ALL = new RegExp(`[${classOf([...UNSEEN, ...ORDERS])}]`, 'gu')

export const hasInvisible = (text: string): boolean => ANY_UNSEEN.test(text)

/** The text with a sign in the place of whatever would not be seen: `⟨U+202E⟩`. What it says stays where it was said. */
export function visibleText(text: string): string {
  return text.replace(ALL, sign)
}

function sign(character: string): string {
  return `⟨U+${hex(character.codePointAt(0) ?? 0)}⟩`
}
