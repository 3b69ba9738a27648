import { styleText } from 'node:util'
import type { Log } from '../../core/observe/log'
import { visibleText } from '../../core/resource/format/invisible'

type Style = Parameters<typeof styleText>[0]
type Level = 'INFO' | 'WARNING' | 'ERROR'

export interface ConsoleLogOptions {
  readonly write: (text: string) => void
  readonly now: () => number
  readonly colour: boolean
}

/** Who speaks, by how the line begins: one colour for each part of the pattern. */
const SPEAKERS: readonly (readonly [RegExp, Style])[] = [
  [/^(Watcher|LabInstance Watcher)/, 'cyan'],
  [/^(Controller|Starting)/, 'green'],
  [/^(Reconcil|LabInstance Scheduler)/, 'magenta'],
  [/^Updated/, 'blue'],
  [/^Created/, 'bold'],
]

/** A terminal's word on colour counts: NO_COLOR (no-color.org) over FORCE_COLOR over being a terminal. */
export function wantsColour(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false
  if ((env['FORCE_COLOR'] ?? '') !== '') return env['FORCE_COLOR'] !== '0'
  return isTerminal && env['TERM'] !== 'dumb'
}

export class ConsoleLog implements Log {
  readonly #options: ConsoleLogOptions

  constructor(options: ConsoleLogOptions) {
    this.#options = options
  }

  debug(): void {}

  info(message: string): void {
    this.#line('INFO', message, speakerStyle(message))
  }

  warn(message: string): void {
    this.#line('WARNING', message, 'yellow')
  }

  error(message: string, facts: Readonly<Record<string, unknown>> = {}): void {
    const { error } = facts
    this.#line('ERROR', error instanceof Error ? `${message} (${error.message})` : message, 'red')
  }

  /** The narrator: no time, no level. */
  say(text: string, style?: Style): void {
    this.#options.write(`${this.#painted(text, style)}\n`)
  }

  #line(level: Level, message: string, style: Style | undefined): void {
    const head = this.#painted(`${timestamp(this.#options.now())} - demo - ${level} - `, 'dim')
    this.#options.write(`${head}${this.#painted(printable(message), style)}\n`)
  }

  #painted(text: string, style: Style | undefined): string {
    return style === undefined || !this.#options.colour || text === '' ? text : styleText(style, text, { validateStream: false })
  }
}

function speakerStyle(message: string): Style | undefined {
  return SPEAKERS.find(([opening]) => opening.test(message))?.[1]
}

/** Names and messages come from templates and daemons: none of them gets to steer the terminal. */
function printable(message: string): string {
  return visibleText(message.replace(/\p{Cc}/gu, ' '))
}

/** `2025-09-09 23:34:17,299`, in the time of the wall. */
export function timestamp(ms: number): string {
  const at = new Date(ms)
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())},${String(at.getMilliseconds()).padStart(3, '0')}`
}
