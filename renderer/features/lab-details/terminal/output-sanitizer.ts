import { visibleOutput } from '../../../../src/contract/visible-text'

/** Colour commands, whole. */
const COMMAND = /\u001b\[([0-9;:]*)m/g
/** A command, or a character, that the next piece of output will finish. */
const UNFINISHED = /(?:\u001b(?:\[[0-9;:]{0,60})?|[\ud800-\udbff])$/
const RED_GREEN_BLUE = /(?<![0-9])([34]8)(?:;2;(\d{1,3});(\d{1,3});(\d{1,3})|:2:(?:\d*:)?(\d{1,3}):(\d{1,3}):(\d{1,3}))(?![0-9])/g

/**
 * What a shell prints, as the terminal is given it: with a sign for each character that nobody sees, so that no program in a lab turns
 * round what stands beside it; where a program draws a whole screen, what follows in that line stands further to the right. Its 16 million
 * colours become the nearest of the 256 that have a class of their own. The terminal would write the others
 * into `style` attributes, which the panel's policy forbids; everything else passes as it is.
 */
export class OutputSanitizer {
  #rest = ''

  sanitize(data: string): string {
    const all = this.#rest + data
    const end = UNFINISHED.exec(all)?.index ?? all.length
    this.#rest = all.slice(end)
    const colored = all.slice(0, end).replace(COMMAND, (_, parameters: string) => `\u001b[${parameters.replace(RED_GREEN_BLUE, nearest)}m`)
    return visibleOutput(colored)
  }
}

function nearest(_: string, layer: string, ...parts: readonly (string | undefined)[]): string {
  const [red = 0, green = 0, blue = 0] = parts
    .slice(0, 6)
    .filter((part) => part !== undefined)
    .map((part) => step(Number(part)))
  return `${layer};5;${16 + 36 * red + 6 * green + blue}`
}

/** The cube's six steps are 0, 95, 135, 175, 215 and 255. */
function step(value: number): number {
  if (value < 48) return 0
  return value < 115 ? 1 : Math.min(5, Math.floor((value - 35) / 40))
}
