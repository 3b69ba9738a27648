import { ServedFolder } from '../../fixtures/served-process'
import type { ServedProcess } from '../../fixtures/served-process'
import type { OpenOptions } from './open-panel'

/** The headless host on a data directory of its own. */
export class ServedPanel {
  readonly #folder: ServedFolder
  #process: ServedProcess
  readonly #args: readonly string[]

  static async start({ provisioner, dockerHost }: OpenOptions): Promise<ServedPanel> {
    const folder = new ServedFolder()
    const args = [
      ...(provisioner === undefined ? [] : ['--provisioner', provisioner]),
      ...(dockerHost === undefined ? [] : ['--docker-host', dockerHost]),
    ]
    const process = folder.start(args)
    await process.serving()
    return new ServedPanel(folder, process, args)
  }

  constructor(folder: ServedFolder, process: ServedProcess, args: readonly string[]) {
    this.#folder = folder
    this.#process = process
    this.#args = args
  }

  get dataDir(): string {
    return this.#folder.data
  }

  get url(): string {
    return this.#folder.file().url
  }

  get token(): string {
    return this.#folder.file().token
  }

  async newLink(): Promise<string> {
    const answer = await fetch(`${this.url}/tickets`, { method: 'POST', headers: { authorization: `Bearer ${this.token}` } })
    return ((await answer.json()) as { url: string }).url
  }

  /** Ended and begun again on the same folder and the same port, as an update or a crash does. */
  async restart(): Promise<void> {
    const port = new URL(this.url).port
    await this.#process.stop('SIGTERM')
    this.#process = this.#folder.start([...this.#args, '--port', port])
    await this.#process.serving()
  }

  async remove(): Promise<void> {
    await this.#folder.remove()
  }
}
