/**
 * A command as a person writes it in a shell, and as the arguments it stands for. Every list of arguments has a line, and the line
 * gives back exactly that list; nothing is expanded, there is no shell.
 */
const PLAIN = /^[A-Za-z0-9_@%+=:,./${}-]+$/
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])
const NAMES: ReadonlyMap<string, string> = new Map([...ESCAPES].map(([name, character]) => [character, name]))

export function commandLine(args: readonly string[]): string {
  return args
    .map((arg) => (PLAIN.test(arg) ? arg : `"${arg.replace(/["\\\n\r\t]/g, (character) => `\\${NAMES.get(character) ?? character}`)}"`))
    .join(' ')
}

export interface CommandArguments {
  readonly args: readonly string[]
  /** A quote was opened and never closed. */
  readonly isOpen: boolean
}

export function argumentsOf(line: string): CommandArguments {
  const reader = { line, at: 0, isOpen: false }
  const args: string[] = []
  for (skipSpace(reader); reader.at < line.length; skipSpace(reader)) args.push(readArgument(reader))
  return { args, isOpen: reader.isOpen }
}

interface Reader {
  readonly line: string
  at: number
  isOpen: boolean
}

const isSpace = (character: string | undefined) => character !== undefined && /\s/.test(character)

function skipSpace(reader: Reader): void {
  while (isSpace(reader.line[reader.at])) reader.at++
}

function readArgument(reader: Reader): string {
  let text = ''
  while (reader.at < reader.line.length && !isSpace(reader.line[reader.at])) {
    const character = reader.line[reader.at++] ?? ''
    text +=
      character === '"' || character === "'"
        ? readQuoted(reader, character)
        : character === '\\'
          ? (reader.line[reader.at++] ?? '')
          : character
  }
  return text
}

function readQuoted(reader: Reader, quote: string): string {
  let text = ''
  while (reader.at < reader.line.length) {
    const character = reader.line[reader.at++] ?? ''
    if (character === quote) return text
    if (character === '\\' && quote === '"') {
      const escaped = reader.line[reader.at++] ?? ''
      text += ESCAPES.get(escaped) ?? escaped
    } else text += character
  }
  reader.isOpen = true
  return text
}
