import type { About } from '../contract/about'
import type { EngineView } from '../contract/engine-view'
import { diagnostics } from './diagnostics/diagnostics'
import type { LogLine } from './diagnostics/log-ring'
import type { ServedEngine } from './served-engine'

export interface HostServiceOptions {
  readonly engine: ServedEngine
  readonly view: () => EngineView
  /** What only the host knows: where it runs and where it keeps things. */
  readonly about: () => Promise<About>
  /** The newest lines of the log, for the diagnostics. */
  readonly recentLog: () => readonly LogLine[]
  /** In the middle of long work: lets everything else that waits have its turn. */
  readonly yieldToEventLoop: () => Promise<void>
}

/** The program and the machine that it runs on. */
export class HostService {
  readonly #options: HostServiceOptions
  #report: Promise<Readonly<Record<string, unknown>>> | undefined

  constructor(options: HostServiceOptions) {
    this.#options = options
  }

  about(): Promise<About> {
    return this.#options.about()
  }

  /** Who asks while one is being written gets that one: it is long, and a hundred of them at once would be the memory of a machine. */
  diagnostics(): Promise<Readonly<Record<string, unknown>>> {
    this.#report ??= this.#writeReport().finally(() => (this.#report = undefined))
    return this.#report
  }

  async #writeReport(): Promise<Readonly<Record<string, unknown>>> {
    const { engine, view, recentLog, yieldToEventLoop } = this.#options
    const about = await this.about()
    return diagnostics({ engine, about, view: view(), recentLog: recentLog(), yieldToEventLoop })
  }
}
