import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { App } from './app.mjs'
import { browserWindowClass } from './browser-window.mjs'
import { startChromium } from './chromium.mjs'
import * as desktop from './desktop.mjs'
import { Session } from './session.mjs'
import { bound, strict } from './strict.mjs'
import { WebContents } from './web-contents.mjs'
import { wire } from './wire.mjs'

/** What `require('electron')` gives to the app. The browser behind it is there once the app is ready. */
export const app = new App()
const browser = newBrowser()
const ipcMain = newIpcMain()
const defaultSession = new Session()
const session = strict('session', bound(defaultSession))
const privileged = new Set()
const BrowserWindow = browserWindowClass({ browser, ipcMain, session, app })
app.windows = () => BrowserWindow.getAllWindows()

const protocol = {
  ...defaultSession.protocol,
  registerSchemesAsPrivileged(schemes) {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme } of schemes) privileged.add(scheme)
  },
  handle(scheme, handler) {
    if (!app.isReady()) throw new Error('protocol.handle should be called after app is ready')
    if (!privileged.has(scheme))
      throw new Error(`The stand-in for Electron serves privileged schemes only, and ${scheme} is not registered as one`)
    defaultSession.protocol.handle(scheme, handler)
  },
}

export const electron = {
  app: strict('app', bound(app)),
  BrowserWindow,
  webContents: strict('webContents', WebContents),
  ipcMain: strict('ipcMain', ipcMain),
  protocol: strict('protocol', protocol),
  session: strict('session', { defaultSession: session }),
  Menu: desktop.Menu,
  Tray: desktop.Tray,
  Notification: desktop.Notification,
  dialog: desktop.dialog,
  shell: desktop.shell,
  screen: desktop.screen,
  powerMonitor: desktop.powerMonitor,
  nativeTheme: desktop.nativeTheme,
  nativeImage: desktop.nativeImage,
}

/** Resolves, with the last step to being ready, when the browser is up. */
export async function bringUp() {
  // The app chooses its folder while it is loaded; a browser that starts after that finds it.
  await new Promise((resolve) => globalThis.setImmediate(resolve))
  return async () => {
    await browser.start()
    app.becomeReady()
  }
}

function newIpcMain() {
  const handlers = new Map()
  return Object.assign(new EventEmitter(), {
    _invokeHandlers: handlers,
    handle(channel, handler) {
      if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
      handlers.set(channel, handler)
    },
    removeHandler: (channel) => void handlers.delete(channel),
    async answer(channel, event, args) {
      try {
        const handler = handlers.get(channel)
        if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
        return { value: wire().encode(await handler(event, ...args)) }
      } catch (error) {
        return { error: `Error invoking remote method '${channel}': ${String(error)}` }
      }
    },
  })
}

/** The browser's targets: ours are opened by us and wait for us; any other is a page's attempt at a window, and never begins. */
function newBrowser() {
  const sessions = new Map()
  const attaching = new Map()
  let chromium
  let becomeReady
  let opening = 0
  const ready = new Promise((resolve) => (becomeReady = resolve))
  const send = (method, params, sessionId) => chromium.send(method, params, sessionId)

  async function start() {
    const profile = join(app.getPath('userData'), 'Chromium')
    mkdirSync(profile, { recursive: true })
    chromium = startChromium(profile)
    chromium.onMessage(({ method, params, sessionId }) =>
      sessionId === undefined ? heard(method, params) : sessions.get(sessionId)?.(method, params),
    )
    await send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true })
    becomeReady()
  }

  function heard(method, { targetInfo, sessionId }) {
    if (method !== 'Target.attachedToTarget') return
    const isPage = targetInfo.type === 'page'
    if (isPage && (opening === 0 || targetInfo.openerId !== undefined)) return refuse(targetInfo, sessionId)
    if (!isPage) return void send('Runtime.runIfWaitingForDebugger', {}, sessionId).catch(() => {})
    attachment(targetInfo.targetId).resolve(sessionId)
  }

  /** It shares its opener's process, which waits with it: it is let go on, to nowhere, and closed. A tab in the background names no opener. */
  function refuse({ targetId, openerId }, sessionId) {
    const tell = (method, params, session) => void send(method, params, session).catch(() => {})
    tell('Runtime.runIfWaitingForDebugger', {}, sessionId)
    tell('Target.closeTarget', { targetId })
    const opener = openerId === undefined ? WebContents.getAllWebContents()[0] : WebContents.fromDevToolsTargetId(openerId)
    opener?.openedByPage()
  }

  function attachment(targetId) {
    if (!attaching.has(targetId)) {
      const one = {}
      one.promise = new Promise((resolve) => (one.resolve = resolve))
      attaching.set(targetId, one)
    }
    return attaching.get(targetId)
  }

  return {
    ready,
    start,
    send,
    onSession: (sessionId, listener) => sessions.set(sessionId, listener),
    async openTarget() {
      opening += 1
      const { targetId } = await send('Target.createTarget', { url: 'about:blank', newWindow: true, width: 1280, height: 860 })
      const sessionId = await attachment(targetId).promise
      opening -= 1
      return { targetId, sessionId }
    },
  }
}
