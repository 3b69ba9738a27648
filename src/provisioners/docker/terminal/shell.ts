import { ProvisionerError, fault } from '../../../core/provisioner/provisioner-error'
import type { OwnedId } from '../daemon/owned-id'
import { withDeadline } from '../daemon/deadline'
import type { DockerApi } from '../daemon/docker-api'
import type { Hijacked } from '../daemon/docker-connection'
import { DockerRefusal, said } from '../daemon/docker-errors'
import type { DockerContext } from '../docker-context'

/** A shell that has said who it is. */
export interface Shell {
  readonly execId: string
  /** How commands are given to this image: a program that takes `-c`. */
  readonly program: readonly string[]
  /** Its process inside the container, for the day it has to be ended. */
  readonly pid: number
  readonly line: Hijacked
  /** What it prints, from after its first line. */
  readonly output: AsyncIterable<string>
}

const PROGRAMS: readonly (readonly string[])[] = [['sh'], ['bash'], ['busybox', 'sh']]
/**
 * The process says its number first and then becomes the best shell there is, so that the number stays. Docker itself tells only the
 * machine's number of it, which is of no use inside.
 */
const BECOME_SHELL = 'echo $$; command -v bash >/dev/null 2>&1 && exec bash; command -v sh >/dev/null 2>&1 && exec sh; exec busybox sh'

const FIRST_LINE_MS = 10_000
const LONGEST_FIRST_LINE = 4096
const NO_SUCH_PROGRAM = /executable file not found|no such file or directory|permission denied|exec format error/i

/** undefined: no program of the image can be a shell. */
export async function startShell(context: DockerContext, id: OwnedId): Promise<Shell | undefined> {
  for (const program of PROGRAMS) {
    const shell = await tryShell(context, id, program)
    if (shell !== undefined) return shell
  }
  return undefined
}

async function tryShell({ api, clock }: DockerContext, id: OwnedId, program: readonly string[]): Promise<Shell | undefined> {
  const execId = await api.createTerminal(id, [...program, '-c', BECOME_SHELL])
  const line = await started(api, execId)
  if (line === undefined) return undefined
  const text = new ShellText(line.incoming)
  try {
    const first = await withDeadline(clock, { deadlineMs: FIRST_LINE_MS }, () => text.firstLine())
    // Whole, or the number may be half of one: that of another process.
    const pid = /^(\d+)\r?\n$/.exec(first)?.[1]
    if (pid !== undefined) return { execId, program, pid: Number(pid), line, output: text.rest() }
    line.destroy()
    if (NO_SUCH_PROGRAM.test(first)) return undefined
    throw first.includes('\n') ? notStarted(first) : brokenOff()
  } catch (error) {
    line.destroy()
    throw error
  }
}

const notStarted = (text: string): ProvisionerError =>
  fault('StartFailed', 'transient', { sentence: { code: 'ShellDidNotStart', params: { said: said({ message: text }) } } })

const brokenOff = (): ProvisionerError => fault('DockerUnavailable', 'unavailable', { sentence: { code: 'ShellBrokeOff' } })

/** Docker says that there is no such program either instead of an answer or, older ones, as the first line of the shell's output. */
async function started(api: DockerApi, execId: string): Promise<Hijacked | undefined> {
  try {
    return await api.startTerminal(execId)
  } catch (error) {
    const refusal = error instanceof ProvisionerError ? error.cause : undefined
    if (refusal instanceof DockerRefusal && NO_SUCH_PROGRAM.test(refusal.message)) return undefined
    throw error
  }
}

/** The bytes of a terminal as text, characters that were cut in two put together. Nothing is read before it is asked for. */
class ShellText {
  readonly #chunks: AsyncIterator<Buffer>
  readonly #decoder = new TextDecoder()
  #held = ''

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** With its end; without one, the line was cut there. */
  async firstLine(): Promise<string> {
    let end = this.#held.indexOf('\n')
    while (end < 0 && this.#held.length < LONGEST_FIRST_LINE) {
      const next = await this.#next()
      if (next === undefined) break
      this.#held += next
      end = this.#held.indexOf('\n')
    }
    const line = end < 0 ? this.#held : this.#held.slice(0, end + 1)
    this.#held = this.#held.slice(line.length)
    return line
  }

  async *rest(): AsyncGenerator<string> {
    if (this.#held !== '') yield this.#held
    for (let text = await this.#next(); text !== undefined; text = await this.#next()) if (text !== '') yield text
  }

  /** undefined: it ended. */
  async #next(): Promise<string | undefined> {
    const next = await this.#chunks.next()
    if (next.done !== true) return this.#decoder.decode(next.value, { stream: true })
    const last = this.#decoder.decode()
    return last === '' ? undefined : last
  }
}
