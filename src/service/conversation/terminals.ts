import { apiError } from '../../core/resource/api-error'
import type { Terminal, TerminalSize } from '../../core/provisioner/provisioner'

/** The terminals of one conversation. Nobody else can type into them: a session's name means nothing on another connection. */
export class Terminals {
  readonly #open = new Map<string, Terminal>()

  add(session: string, terminal: Terminal): void {
    this.#open.set(session, terminal)
  }

  remove(session: string): void {
    this.#open.get(session)?.close()
    this.#open.delete(session)
  }

  type(session: string, data: string): void {
    this.#terminal(session).write(data)
  }

  resize(session: string, size: TerminalSize): Promise<void> {
    return this.#terminal(session).resize(size)
  }

  close(): void {
    for (const session of [...this.#open.keys()]) this.remove(session)
  }

  #terminal(session: string): Terminal {
    const terminal = this.#open.get(session)
    if (terminal === undefined) throw apiError('NotFound', { code: 'TerminalClosed' })
    return terminal
  }
}
