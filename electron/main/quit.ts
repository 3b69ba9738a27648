import { app, dialog, type BrowserWindow } from 'electron'
import type { Translate } from './decide/desktop-messages'
import { quitQuestion } from './decide/lab-counts'

export interface QuitOptions {
  readonly window: () => BrowserWindow | undefined
  /** Labs that are being made real just now. Asked only when a person can answer. */
  readonly provisioning: () => Promise<number>
  readonly say: Translate
  /** Bounded: a few seconds at most. */
  readonly finish: () => Promise<void>
}

const QUIT = 0
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const

/** The one way out: asked for by a person, by a signal or by the end of the session; labs are left running. */
export class Quit {
  readonly #options: QuitOptions
  #isForced = false
  #isAsking = false
  #isUnderWay = false

  constructor(options: QuitOptions) {
    this.#options = options
    app.on('before-quit', (event) => {
      event.preventDefault()
      void this.#begin()
    })
    for (const signal of SIGNALS) process.on(signal, () => this.now())
  }

  get isUnderWay(): boolean {
    return this.#isUnderWay
  }

  /** Nobody is there to answer. */
  now(): void {
    this.#isForced = true
    void this.#begin()
  }

  async #begin(): Promise<void> {
    if (this.#isUnderWay || (this.#isAsking && !this.#isForced)) return
    this.#isAsking = true
    const isMeant = await this.#isMeant()
    this.#isAsking = false
    if (!isMeant || this.#isUnderWay) return
    this.#isUnderWay = true
    await this.#options.finish()
    app.exit(0)
  }

  async #isMeant(): Promise<boolean> {
    if (this.#isForced) return true
    const { say } = this.#options
    const question = quitQuestion(await this.#options.provisioning(), say)
    if (question === undefined) return true
    const box = {
      type: 'question' as const,
      message: question,
      buttons: [say('quitNow'), say('keepRunning')],
      defaultId: 1,
      cancelId: 1,
      detail: say('quitMeans'),
    }
    const window = this.#options.window()
    const { response } = window === undefined ? await dialog.showMessageBox(box) : await dialog.showMessageBox(window, box)
    return response === QUIT
  }
}
