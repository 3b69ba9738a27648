import type { LabIdentity, Terminal, TerminalSize } from '../../../core/provisioner/provisioner'
import { ProvisionerError, fault } from '../../../core/provisioner/provisioner-error'
import type { OwnedId } from '../daemon/owned-id'
import { DockerRefusal } from '../daemon/docker-errors'
import type { DockerContext } from '../docker-context'
import { findOwned } from '../lab/find-lab'
import { endShell } from './end-shell'
import { startShell, type Shell } from './shell'

const noContainer = (): ProvisionerError => fault('NoContainer', 'transient', { sentence: { code: 'NoContainerYet' } })

const labNotRunning = (condition: string): ProvisionerError =>
  fault('LabNotRunning', 'transient', { sentence: { code: 'LabDoesNotRun', params: { condition } } })

const noShell = (): ProvisionerError => fault('NoShell', 'terminal', { sentence: { code: 'ImageWithoutShell' } })

/** What Docker says of a lab that came to its end between the look at it and the shell. Other errors are handed on. */
function explainTerminal(error: unknown): unknown {
  const refusal = error instanceof ProvisionerError ? error.cause : undefined
  if (!(refusal instanceof DockerRefusal)) return error
  if (refusal.status === 404) return noContainer()
  if (refusal.status === 409) return labNotRunning(/paused/i.test(refusal.message) ? 'paused' : 'stopped')
  return error
}

/** The terminals of this process, so that no shell is left in a lab when it ends. */
export class Terminals {
  readonly #context: DockerContext
  readonly #open = new Set<LabTerminal>()

  constructor(context: DockerContext) {
    this.#context = context
  }

  async open(lab: LabIdentity, size: TerminalSize): Promise<Terminal> {
    const id = await runningContainerOf(this.#context, lab)
    const shell = await startShell(this.#context, id).catch((error: unknown) => {
      throw explainTerminal(error)
    })
    if (shell === undefined) throw noShell()
    const terminal = new LabTerminal(this.#context, shell, { id, onDidEnd: () => this.#open.delete(terminal) })
    this.#open.add(terminal)
    await terminal.resize(size).catch(() => undefined) // Its wish, not its condition.
    return terminal
  }

  async close(): Promise<void> {
    const all = [...this.#open]
    for (const terminal of all) terminal.close()
    await Promise.all(all.map((terminal) => terminal.exitCode()))
  }
}

/** Proven to be the lab's own right before: a shell is as good a way to do harm as a stop. */
async function runningContainerOf(context: DockerContext, lab: LabIdentity): Promise<OwnedId> {
  const own = await findOwned(context, lab)
  if (own === undefined) throw noContainer()
  const { Status } = own.found.State
  if (Status !== 'running') throw labNotRunning(Status)
  return own.id
}

class LabTerminal implements Terminal {
  readonly output: AsyncIterable<string>
  readonly #context: DockerContext
  readonly #shell: Shell
  readonly #about: { readonly id: OwnedId; readonly onDidEnd: () => void }
  #isClosed = false
  #ending: Promise<number | undefined> | undefined

  constructor(context: DockerContext, shell: Shell, about: { readonly id: OwnedId; readonly onDidEnd: () => void }) {
    this.#context = context
    this.#shell = shell
    this.#about = about
    this.output = this.#read()
  }

  write(data: string): void {
    this.#shell.line.write(data)
  }

  async resize(size: TerminalSize): Promise<void> {
    try {
      await this.#context.api.resizeTerminal(this.#shell.execId, size)
    } catch (error) {
      // A shell that has ended has no size.
      if (!(error instanceof ProvisionerError && error.cause instanceof DockerRefusal)) throw error
    }
  }

  async exitCode(): Promise<number | undefined> {
    return this.#ending
  }

  close(): void {
    this.#isClosed = true
    this.#shell.line.destroy()
    this.#end()
  }

  async *#read(): AsyncGenerator<string> {
    let isReadOn = true
    try {
      yield* this.#shell.output
      isReadOn = false
    } catch (error) {
      isReadOn = false
      if (!this.#isClosed) throw error
    } finally {
      // Whoever stops reading in the middle wants no terminal any more.
      if (isReadOn) this.close()
      else this.#end()
    }
  }

  #end(): void {
    this.#ending ??= endShell(this.#context, this.#about.id, { ...this.#shell, wasCutOff: this.#isClosed }).finally(this.#about.onDidEnd)
  }
}
