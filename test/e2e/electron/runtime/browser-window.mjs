import { EventEmitter } from 'node:events'
import { bound, known, preventable, strict } from './strict.mjs'
import { WebContents } from './web-contents.mjs'

const OPTIONS = [
  'width',
  'height',
  'x',
  'y',
  'minWidth',
  'minHeight',
  'show',
  'title',
  'icon',
  'backgroundColor',
  'autoHideMenuBar',
  'webPreferences',
  'center',
  'useContentSize',
]
/** Electron's defaults, as of version 45. */
const PREFERENCES = {
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  enableBlinkFeatures: '',
  preload: undefined,
  spellcheck: true,
  devTools: true,
  navigateOnDragDrop: false,
  safeDialogs: false,
  disableDialogs: false,
  backgroundThrottling: true,
  defaultEncoding: 'ISO-8859-1',
  v8CacheOptions: 'code',
}

/** A window that nobody sees, with the states and events of a real one. */
export function browserWindowClass({ browser, ipcMain, session, app }) {
  return class BrowserWindow extends EventEmitter {
    static #all = new Set()
    static #lastId = 0
    id = ++BrowserWindow.#lastId
    #bounds
    #state = { visible: true, minimized: false, maximized: false, fullScreen: false, destroyed: false }
    #title

    constructor(options = {}) {
      super()
      const {
        width = 800,
        height = 600,
        x = 0,
        y = 0,
        show = true,
        title = app.name,
        webPreferences = {},
      } = known('the window options', options, OPTIONS)
      this.#bounds = { x, y, width, height }
      this.#state.visible = show
      this.#title = title
      const preferences = { ...PREFERENCES, ...known('the web preferences', webPreferences, Object.keys(PREFERENCES)) }
      if (!preferences.contextIsolation || !preferences.sandbox || preferences.nodeIntegration)
        throw new Error('The stand-in for Electron has no unprotected windows')
      this.webContents = strict('webContents', bound(new WebContents({ browser, ipcMain, session, preferences })))
      BrowserWindow.#all.add(this)
      this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
      this.webContents.on('unresponsive', () => this.emit('unresponsive'))
      this.webContents.on('-close', () => this.close())
      globalThis.queueMicrotask(() => app.emit('browser-window-created', {}, this))
      app.emit('web-contents-created', {}, this.webContents)
    }

    static getAllWindows() {
      return [...BrowserWindow.#all]
    }
    static fromWebContents(contents) {
      return [...BrowserWindow.#all].find(({ webContents }) => webContents.id === contents?.id) ?? null
    }
    static getFocusedWindow() {
      return [...BrowserWindow.#all].find((each) => each.isVisible()) ?? null
    }

    loadURL(url) {
      return this.webContents.loadURL(url)
    }
    reload() {
      this.webContents.reload()
    }
    show() {
      this.#become({ visible: true }, 'show')
    }
    hide() {
      this.#become({ visible: false }, 'hide')
    }
    minimize() {
      this.#become({ minimized: true }, 'minimize')
    }
    restore() {
      this.#become({ minimized: false }, 'restore')
    }
    maximize() {
      this.#become({ maximized: true }, 'maximize')
    }
    unmaximize() {
      this.#become({ maximized: false }, 'unmaximize')
    }
    setFullScreen(fullScreen) {
      this.#become({ fullScreen }, fullScreen ? 'enter-full-screen' : 'leave-full-screen')
    }
    focus() {
      this.emit('focus')
    }
    flashFrame() {}
    setMenuBarVisibility() {}
    isVisible() {
      return this.#state.visible
    }
    isFocused() {
      return this.#state.visible
    }
    isMinimized() {
      return this.#state.minimized
    }
    isMaximized() {
      return this.#state.maximized
    }
    isFullScreen() {
      return this.#state.fullScreen
    }
    isDestroyed() {
      return this.#state.destroyed
    }
    getBounds() {
      return { ...this.#bounds }
    }
    getNormalBounds() {
      return { ...this.#bounds }
    }
    getTitle() {
      return this.#title
    }
    setTitle(title) {
      this.#title = title
    }

    setBounds(bounds) {
      this.#bounds = { ...this.#bounds, ...bounds }
      this.emit('resize')
      this.emit('move')
    }

    close() {
      if (this.closeForQuit() && BrowserWindow.#all.size === 0 && !app.emit('window-all-closed')) app.quit()
    }

    /** True if the window is gone. */
    closeForQuit() {
      const closing = preventable()
      this.emit('close', closing)
      if (!closing.defaultPrevented) this.destroy()
      return this.#state.destroyed
    }

    destroy() {
      if (this.#state.destroyed) return
      this.#state.destroyed = true
      BrowserWindow.#all.delete(this)
      this.webContents.destroy()
      this.emit('closed')
    }

    #become(change, event) {
      if (this.#state.destroyed) throw new TypeError('Object has been destroyed')
      Object.assign(this.#state, change)
      this.emit(event)
    }
  }
}
