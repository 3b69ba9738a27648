import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, type BrowserWindow } from 'electron'
import type { Clock } from '../../src/core/clock/clock'
import type { Log } from '../../src/core/observe/log'
import { compose, type InProcessHost } from '../../src/hosts/in-process/compose'
import { translatorFor } from './decide/desktop-messages'
import { servePanel } from './app-protocol'
import type { DesktopOptions } from './desktop-options'
import { reconcileNow, stopEngine } from './engine-lifecycle'
import { guardContents, guardPermissions } from './guards'
import { IpcGateway } from './ipc-gateway'
import { setMenu } from './menu'
import { notifyOf } from './notifications'
import { externalLinkOpener } from './external-links'
import { createPanelWindow, loadPanelPage, keepWindowState, loadWindowState } from './panel-window'
import { followPower } from './power'
import { Quit } from './quit'
import { reloadWhenGone } from './reload-after-crash'
import { systemLocale } from './system-locale'
import { LabTray } from './tray'
import { countNow, watchCounts } from './watch-counts'

/** Beside this program's bundle. */
const PANEL_DIR = fileURLToPath(new URL('../renderer', import.meta.url))

export interface DesktopParts {
  readonly options: DesktopOptions
  readonly clock: Clock
  readonly log: Log
}

/** The engine and the one window around it; each part is told what it needs of the others here, and nowhere else. */
export class Desktop {
  readonly #parts: DesktopParts
  readonly #folder: string
  #host: InProcessHost | undefined
  #window: BrowserWindow | undefined
  #gateway: IpcGateway | undefined
  #quit: Quit | undefined

  constructor(parts: DesktopParts) {
    this.#parts = parts
    this.#folder = join(parts.options.dataDir, 'window')
  }

  /** Throws, with a sentence in most cases, before any lab is touched. */
  async open(): Promise<void> {
    const { options, clock, log } = this.#parts
    const host = await compose({ ...options, panelDir: PANEL_DIR, clock, log })
    this.#host = host
    servePanel(host.panel)
    guardPermissions()
    const locale = systemLocale()
    const say = translatorFor(locale)
    const openExternal = externalLinkOpener({ channel: host.channel, clock, log, say })
    guardContents({ log, openExternal: (url) => void openExternal(url) })
    this.#gateway = new IpcGateway({ contents: () => this.#window?.webContents, converse: host.converse, log })
    this.#quit = new Quit({
      window: () => this.#window,
      provisioning: () => this.#provisioning(host),
      say,
      finish: () => this.#finish(host),
    })
    await host.engine.start()
    await this.#openWindow()
    this.#equip(host, locale)
  }

  show(): void {
    const window = this.#window
    if (window === undefined) return
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }

  /** As far as possible and without looking back: the store first of all. */
  async shutDown(): Promise<void> {
    await this.#host?.closeWorld()
  }

  async #openWindow(): Promise<void> {
    const { clock, log } = this.#parts
    const window = createPanelWindow(await loadWindowState(this.#folder))
    this.#window = window
    window.once('ready-to-show', () => window.show())
    window.webContents.on('did-navigate', () => this.#gateway?.endConversation())
    reloadWhenGone({ window, clock, log, onGone: () => this.#gateway?.endConversation() })
    window.on('close', (event) => {
      if (this.#quit?.isUnderWay === true) return
      // The labs of a class still need their engine: it goes on behind the tray.
      event.preventDefault()
      window.hide()
    })
    window.on('session-end', () => this.#quit?.now())
    await loadPanelPage(window)
  }

  #equip(host: InProcessHost, locale: string): void {
    const { clock, log } = this.#parts
    const { channel } = host
    const actions = { show: () => this.show(), quit: () => app.quit() }
    const say = translatorFor(locale)
    const tray = new LabTray(actions, say)
    watchCounts({ channel, clock, tell: (labs) => tray.update(labs) })
    setMenu(actions, say)
    notifyOf({ channel, clock, locale, open: (url) => this.#goTo(url) })
    followPower({ log, lookNow: () => reconcileNow(host), onShutdown: () => this.#quit?.now() })
    app.on('second-instance', () => this.show())
    app.on('activate', () => this.show())
  }

  #goTo(url: string): void {
    const { log } = this.#parts
    this.show()
    if (this.#window !== undefined)
      loadPanelPage(this.#window, url).catch((error: unknown) => log.warn('The lab could not be shown', { error }))
  }

  async #provisioning({ channel }: InProcessHost): Promise<number> {
    try {
      return (await countNow(channel)).provisioning
    } catch (error) {
      this.#parts.log.warn('The labs could not be counted before the quit', { error })
      return 0
    }
  }

  async #finish(host: InProcessHost): Promise<void> {
    const window = this.#window
    if (window !== undefined) await keepWindowState(window, { folder: this.#folder, log: this.#parts.log })
    this.#gateway?.endConversation()
    await stopEngine(host, this.#parts)
  }
}
