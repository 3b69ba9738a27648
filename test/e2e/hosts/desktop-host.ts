import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import type { Browser, ElectronApplication, Page } from 'playwright'
import type { Call, CallAnswers, CallArguments } from '../../../src/contract/verbs'
import type { WireStatus } from '../../../src/contract/words'
import { ApiError } from '../../../src/contract/words'
import { launchDesktop } from '../electron/launch-desktop'
import { CHOICES, PATIENCE_MS, VIEWPORT } from './open-panel'
import type { OpenOptions, OpenPanel } from './open-panel'
import { PageFaults } from './page-faults'

/** In the page. */
declare const labs: { call(verb: string, args: unknown): Promise<{ readonly answer: unknown } | { readonly error: WireStatus }> }

/** The desktop app with its one window. */
export const desktopHost = {
  name: 'the desktop app',
  async open({ provisioner = 'docker', dockerHost, choices, viewport = VIEWPORT }: OpenOptions = {}): Promise<OpenPanel> {
    const folder = mkdtempSync(join(tmpdir(), 'lab-panel-'))
    const dataDir = join(folder, 'data')
    const desktop = await launchDesktop({ dataDir, provisioner, ...(dockerHost === undefined ? {} : { dockerHost }) })
    const faults = new PageFaults()
    const again: { page: Page; readonly browsers: Browser[] } = { page: desktop.page, browsers: [] }
    const address = desktop.page.url().replace(/\/?(#.*)?$/, '')
    const reload = async () =>
      void (await Promise.all([
        again.page.waitForEvent('load'),
        desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload()),
      ]))
    await arrange(again.page, { viewport, choices: { ...CHOICES, ...choices } })
    faults.watch(again.page, address)
    await reload()
    return {
      get page() {
        return again.page
      },
      faults,
      dataDir,
      address,
      ask: (verb, args) => ask(again.page, verb, args),
      opened: (act) => openedOutside(desktop.app, act),
      reload,
      async crashPage() {
        await crash(desktop.app)
        const browser = await chromium.connectOverCDP(await debuggingAddress(desktop.app))
        again.browsers.push(browser)
        again.page =
          browser
            .contexts()
            .flatMap((context) => context.pages())
            .find((page) => page.url().startsWith(address)) ?? again.page
        faults.watch(again.page, address)
      },
      async close() {
        for (const browser of again.browsers) await browser.close()
        await desktop.close()
        rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
      },
    }
  },
}

async function arrange(page: Page, { viewport, choices }: Required<Pick<OpenOptions, 'viewport' | 'choices'>>): Promise<void> {
  page.setDefaultTimeout(PATIENCE_MS)
  await page.setViewportSize(viewport)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.evaluate((kept) => {
    for (const [name, value] of Object.entries(kept)) localStorage.setItem(`labs.${name}`, value)
  }, choices)
}

async function ask<C extends Call>(page: Page, verb: C, args: CallArguments<C>): Promise<CallAnswers[C]> {
  const reply = await page.evaluate(([asked, given]) => labs.call(asked, given), [verb, args] as const)
  if ('error' in reply) throw new ApiError(reply.error.reason, reply.error.message, reply.error.details)
  return reply.answer as CallAnswers[C]
}

/** The person's own browser stays shut; what it would have been given is told. */
async function openedOutside(app: ElectronApplication, act: () => Promise<unknown>): Promise<string> {
  const opened = app.evaluate(
    ({ shell }) =>
      new Promise<string>((resolve) => {
        const { openExternal } = shell
        shell.openExternal = (url: string) => {
          shell.openExternal = openExternal
          resolve(url)
          return Promise.resolve()
        }
      }),
  )
  const [address] = await Promise.all([opened, act()])
  return address
}

/** Until the app has brought its window back. */
async function crash(app: ElectronApplication): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        contents?.once('did-finish-load', () => resolve())
        contents?.forcefullyCrashRenderer()
      }),
  )
}

/** A page that crashed once is lost to the line that saw it: the new one is met over a new line. */
async function debuggingAddress(app: ElectronApplication): Promise<string> {
  const folder = await app.evaluate(({ app: itself }) => itself.getPath('userData'))
  const file = [join(folder, 'DevToolsActivePort'), join(folder, 'Chromium', 'DevToolsActivePort')].find((path) => existsSync(path))
  if (file === undefined) throw new Error('The app opened no port for who tests it')
  return `http://127.0.0.1:${readFileSync(file, 'utf8').split('\n')[0] ?? ''}`
}
