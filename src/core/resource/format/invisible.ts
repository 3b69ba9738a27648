/**
 * Characters that are not seen and change what is: controls that turn the direction of writing round ("Trojan Source"), joiners and
 * fillers without a shape, separators, tags. First and last of each run. The two joiners that some scripts and emoji are written with (U+200C, U+200D)
 * and what chooses between forms of a sign (U+FE00 to U+FE0F) are part of ordinary text.
 */
const UNSEEN: readonly (readonly [number, number])[] = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180e, 0x180e],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x2028, 0x2029],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xfffb],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe007f],
]
/** And those that a terminal or a reader of lines takes for orders. Tab and ends of line are seen well enough. */
const ORDERS: readonly (readonly [number, number])[] = [
  [0x0, 0x8],
  [0xb, 0xc],
  [0xe, 0x1f],
  [0x7f, 0x9f],
]

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0')
const classOf = (runs: readonly (readonly [number, number])[]): string =>
  runs.map(([first, last]) => `\\u{${hex(first)}}-\\u{${hex(last)}}`).join('')
/** For who has a way of its own to show them, an editor or a terminal. */
export const EACH_UNSEEN = new RegExp(`[${classOf(UNSEEN)}]`, 'gu')
const ANY_UNSEEN = new RegExp(EACH_UNSEEN.source, 'u')
const ALL = new RegExp(`[${classOf([...UNSEEN, ...ORDERS])}]`, 'gu')

export const hasInvisible = (text: string): boolean => ANY_UNSEEN.test(text)

/** The text with a sign in the place of whatever would not be seen: `⟨U+202E⟩`. What it says stays where it was said. */
export function visibleText(text: string): string {
  return text.replace(ALL, sign)
}

/** The same for a terminal, whose orders stay orders: they are made of other characters. */
export function visibleOutput(output: string): string {
  return output.replace(EACH_UNSEEN, sign)
}

function sign(character: string): string {
  return `⟨U+${hex(character.codePointAt(0) ?? 0)}⟩`
}
