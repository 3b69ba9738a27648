/** The place a practice shell is in. */
export interface ShellPlace {
  readonly labName: string
  readonly directory: string
  readonly environment: Readonly<Record<string, string>>
  /** What lies in the student's folder. */
  readonly files: () => readonly string[]
}

interface Said {
  readonly text: string
  /** The shell ended with it. */
  readonly exitCode?: number
}

const BACKSPACE = /[\b\u007f]/
const ESCAPE_SEQUENCE = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|O[A-Z])/g
const HELP = 'Known here: echo, pwd, ls, env, help, exit [code].'

/** A line editor and a handful of commands, as text in and text out. What it knows of the world is its place; it changes nothing there. */
export class SimulatedShell {
  readonly #place: ShellPlace
  #line = ''
  #lastCode = 0

  constructor(place: ShellPlace) {
    this.#place = place
  }

  greeting(): string {
    return `This is the practice engine: no container runs behind this terminal.\r\n${HELP}\r\n${this.#prompt()}`
  }

  /** One keystroke, or a paste of many. What comes after `exit` is nobody's any more. */
  type(data: string): Said {
    let text = ''
    for (const key of data.replace(ESCAPE_SEQUENCE, '').replaceAll('\r\n', '\r')) {
      const said = this.#press(key)
      text += said.text
      if (said.exitCode !== undefined) return { text, exitCode: said.exitCode }
    }
    return { text }
  }

  #press(key: string): Said {
    if (key === '\r' || key === '\n') return this.#enter()
    if (key === '\u0003') return this.#interrupt()
    if (key === '\u0004') return this.#line === '' ? { text: 'exit\r\n', exitCode: this.#lastCode } : { text: '' }
    if (BACKSPACE.test(key)) return this.#erase()
    if (key < ' ') return { text: '' }
    this.#line += key
    return { text: key }
  }

  #enter(): Said {
    const [command = '', ...words] = this.#line.trim().split(/\s+/)
    this.#line = ''
    const said = this.#run(command, words)
    if (said.exitCode !== undefined) return { text: `\r\n${said.text}`, exitCode: said.exitCode }
    const text = said.text === '' ? '' : `${said.text}\r\n`
    return { text: `\r\n${text}${this.#prompt()}` }
  }

  #interrupt(): Said {
    this.#line = ''
    this.#lastCode = 130
    return { text: `^C\r\n${this.#prompt()}` }
  }

  #erase(): Said {
    if (this.#line === '') return { text: '' }
    this.#line = [...this.#line].slice(0, -1).join('')
    return { text: '\b \b' }
  }

  #run(command: string, words: readonly string[]): Said {
    const { directory, environment, files } = this.#place
    if (command === 'exit') return { text: 'exit\r\n', exitCode: codeFrom(words[0], this.#lastCode) }
    this.#lastCode = 0
    switch (command) {
      case '':
        return { text: '' }
      case 'echo':
        return { text: words.map((word) => word.replace(/^(['"])(.*)\1$/, '$2')).join(' ') }
      case 'pwd':
        return { text: directory }
      case 'ls':
        return { text: files().join('  ') }
      case 'env':
        return {
          text: Object.entries(environment)
            .map(([name, value]) => `${name}=${value}`)
            .join('\r\n'),
        }
      case 'help':
        return { text: HELP }
      default:
        this.#lastCode = 127
        return { text: `sh: ${command}: not found (practice engine; try help)` }
    }
  }

  #prompt(): string {
    return `student@${this.#place.labName}:${this.#place.directory}$ `
  }
}

/** As shells do: a number modulo 256; without one, how the last command ended. */
function codeFrom(word: string | undefined, otherwise: number): number {
  if (word === undefined) return otherwise
  return /^\d+$/.test(word) ? Number(word) % 256 : 2
}
