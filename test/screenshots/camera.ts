import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { settled } from '../e2e/looks/walk'
import type { ServedPanel } from '../e2e/hosts/served-panel'
import type { Screen } from './screens'

const FOLDER = new URL('../.tmp/screenshots', import.meta.url).pathname
const SETTLED_MS = 400

export interface Names {
  readonly lab: string
  readonly failed: string
}

/** One person's browser, signed in; what goes wrong in its page is kept. */
export class Camera {
  readonly #served: ServedPanel
  readonly errors: string[] = []

  static async open(browser: Browser, served: ServedPanel, choices: Readonly<Record<string, string>>): Promise<Camera> {
    mkdirSync(FOLDER, { recursive: true })
    const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB' })
    // Begun anew with each picture: the wall of one is not the next one's view.
    await context.addInitScript(
      (kept) => {
        if (window.location.protocol === 'about:') return
        // The key of the session is what this person was let in with.
        const key = localStorage.getItem('labs.key')
        localStorage.clear()
        if (key !== null) localStorage.setItem('labs.key', key)
        for (const [name, value] of Object.entries(kept)) localStorage.setItem(`labs.${name}`, value)
      },
      { language: 'en', ...choices },
    )
    const camera = new Camera(await context.newPage(), served)
    await camera.page.goto(await served.newLink())
    return camera
  }

  constructor(
    readonly page: Page,
    served: ServedPanel,
  ) {
    this.#served = served

    page.on('pageerror', ({ message }) => this.errors.push(message))
    // A form that was filled for a picture asks before it is left.
    page.on('dialog', (dialog) => void dialog.accept())
  }

  async take(screen: Screen, names: Names, file: string): Promise<void> {
    const { page } = this
    await page.goto('about:blank')
    await page.goto(`${this.#served.url}/#${screen.hash.replace('{lab}', names.lab).replace('{failed}', names.failed)}`)
    await settled(page)
    await page.waitForTimeout(SETTLED_MS)
    await screen.prepare?.(page)
    await page.waitForTimeout(SETTLED_MS)
    await page.screenshot({ path: join(FOLDER, file) })
  }

  close(): Promise<void> {
    return this.page.context().close()
  }
}
