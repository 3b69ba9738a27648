import { chromium } from 'playwright'
import type { Browser, BrowserContext, Page } from 'playwright'
import { findProgram } from '../../setup/packages.mjs'
import { EngineLine } from './engine-line'
import { CHOICES, PATIENCE_MS, VIEWPORT } from './open-panel'
import type { OpenOptions, OpenPanel } from './open-panel'
import { PageFaults } from './page-faults'
import { ServedPanel } from './served-panel'

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: findProgram('chromium') ?? 'chromium', args: QUIET })

/** What only a browser has: a server that can be restarted under the page, and more than one window. */
export interface BrowserPanel extends OpenPanel {
  readonly served: ServedPanel
  anotherWindow(): Promise<Page>
}

/** `serve` as a process of its own, and a real Chromium that came in through the one-time link. */
export const browserHost = {
  name: 'the browser',
  async open(options: OpenOptions = {}): Promise<BrowserPanel> {
    const served = await ServedPanel.start(options)
    const browser = await launchChromium()
    const context = await newContext(browser, options)
    const faults = new PageFaults()
    const anotherWindow = async (address = `${served.url}/`): Promise<Page> => {
      const page = await context.newPage()
      faults.watch(page, served.url)
      await page.goto(address)
      return page
    }
    let page = await anotherWindow(await served.newLink())
    const line = await EngineLine.open(served.url, served.token)
    return {
      get page() {
        return page
      },
      faults,
      served,
      dataDir: served.dataDir,
      address: served.url,
      ask: (verb, args) => line.ask(verb, args),
      anotherWindow: () => anotherWindow(),
      opened: (act) => openedTab(context, act),
      async reload() {
        await page.reload()
      },
      async crashPage() {
        await page.goto('chrome://crash').catch(() => undefined)
        // A person opens the address again; the session is still good.
        page = await anotherWindow()
      },
      async close() {
        line.close()
        await browser.close()
        await served.remove()
      },
    }
  },
}

async function newContext(browser: Browser, { viewport = VIEWPORT, choices }: OpenOptions): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  context.setDefaultTimeout(PATIENCE_MS)
  await context.addInitScript(
    (kept) => {
      for (const [name, value] of Object.entries(kept)) localStorage.setItem(`labs.${name}`, value)
    },
    { ...CHOICES, ...choices },
  )
  return context
}

async function openedTab(context: BrowserContext, act: () => Promise<unknown>): Promise<string> {
  const [tab] = await Promise.all([context.waitForEvent('page'), act()])
  await tab.waitForURL(/^http/)
  const address = tab.url()
  await tab.close()
  return address
}
