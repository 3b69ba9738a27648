import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createRequire } from 'node:module'
import { _electron } from 'playwright'
import type { ElectronApplication, Page } from 'playwright'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const REPOSITORY = here('../../..')

export interface DesktopStart {
  readonly dataDir: string
  readonly provisioner?: 'docker' | 'simulated'
  readonly dockerHost?: string
  /** A folder with a built app. Default: this repository, after `npm run build`. */
  readonly appDir?: string
  readonly args?: readonly string[]
}

export interface LaunchedDesktop {
  readonly app: ElectronApplication
  readonly page: Page
  /** What was logged so far, one object each. */
  readonly log: readonly { readonly level: number; readonly msg: string }[]
  close(): Promise<void>
}

/** True: Electron itself runs these specs. Else the stand-in does, which holds our code to what Electron documents. */
const isRealElectron = existsSync(
  createRequire(import.meta.url)
    .resolve('electron/package.json')
    .replace(/package\.json$/, 'dist'),
)

/** The executable that Playwright finds by Electron's own means. */
export function findElectron(): string {
  if (!isRealElectron) process.env['ELECTRON_OVERRIDE_DIST_PATH'] = here('runtime')
  return createRequire(import.meta.url)('electron') as string
}

export function desktopArguments({
  dataDir,
  provisioner = 'simulated',
  dockerHost,
  appDir = REPOSITORY,
  args = [],
}: DesktopStart): string[] {
  return [
    appDir,
    '--data-dir',
    dataDir,
    '--provisioner',
    provisioner,
    ...(dockerHost === undefined ? [] : ['--docker-host', dockerHost]),
    ...args,
  ]
}

/** The desktop app as a person starts it, with its window open and its page loaded. */
export async function launchDesktop(start: DesktopStart): Promise<LaunchedDesktop> {
  findElectron()
  const app = await _electron.launch({ args: desktopArguments(start), timeout: 30_000 })
  const log = collectLog(app)
  const page = await app.firstWindow()
  await page.waitForFunction(() => 'labs' in window && document.readyState === 'complete')
  return { app, page, log, close: () => close(app) }
}

/** Quits, and means it when it is asked. */
async function close(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false })
  })
  await app.close()
}

function collectLog(app: ElectronApplication) {
  const lines: { level: number; msg: string }[] = []
  let rest = ''
  app
    .process()
    .stderr?.setEncoding('utf8')
    .on('data', (text: string) => {
      const parts = (rest + text).split('\n')
      rest = parts.pop() ?? ''
      lines.push(...parts.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as { level: number; msg: string }))
    })
  return lines
}

/** The window's address as the app sees it, whatever carries it. */
export function addressOf(app: ElectronApplication): Promise<string> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? '')
}
