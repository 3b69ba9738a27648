import { chromium } from 'playwright'
import type { Browser, Page } from 'playwright'
import { findProgram } from '../../setup/packages.mjs'
import { EngineLine } from './engine-line'
import type { OpenOptions, OpenPanel, PanelHost } from './open-panel'
import { PageFaults } from './page-faults'
import { ServedPanel } from './served-panel'

const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']

export const launchChromium = (): Promise<Browser> => chromium.launch({ executablePath: findProgram('chromium') ?? 'chromium', args: QUIET })

/** `serve` as a process of its own, and a real Chromium that came in through the one-time link. */
export const browserHost: PanelHost = {
  name: 'the browser',
  async open(options: OpenOptions = {}): Promise<OpenPanel> {
    const served = await ServedPanel.start(options)
    const browser = await launchChromium()
    const faults = new PageFaults()
    const { page, again } = await enter(browser, served, { options, faults })
    const line = await EngineLine.open(served.url, served.token)
    return {
      get page() { return again.page ?? page },
      faults, dataDir: served.dataDir, address: served.url,
      ask: (verb, args) => line.ask(verb, args),
      async crashPage() {
        await again.page?.goto('chrome://crash').catch(() => undefined)
        // A person opens the address again; the session is still good.
        const fresh = await again.context.newPage()
        faults.watch(fresh, served.url)
        await fresh.goto(`${served.url}/`)
        again.page = fresh
      },
      async close() {
        line.close()
        await browser.close()
        await served.remove()
      },
    }
  },
}

async function enter(browser: Browser, served: ServedPanel, { options, faults }: { readonly options: OpenOptions; readonly faults: PageFaults }) {
  const context = await browser.newContext({ viewport: options.viewport ?? { width: 1280, height: 800 }, locale: 'en-GB', reducedMotion: 'reduce', permissions: ['clipboard-read', 'clipboard-write'] })
  await context.addInitScript((choices) => {
    for (const [name, value] of Object.entries(choices)) localStorage.setItem(`labs.${name}`, value)
  }, { language: 'en', theme: 'dark', ...options.choices })
  const page = await context.newPage()
  faults.watch(page, served.url)
  await page.goto(await served.newLink())
  const again: { page: Page; readonly context: typeof context } = { page, context }
  return { page, again }
}
