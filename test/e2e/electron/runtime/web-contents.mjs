import { EventEmitter } from 'node:events'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { originOf, toApp, toBrowser } from './addresses.mjs'
import { pageScript } from './page-side.mjs'
import { preventable } from './strict.mjs'
import { wire } from './wire.mjs'

const { encode, decode } = wire()
const BEAT_MS = 1_000
/** A page that is merely busy, on a machine that is too, is not hung. */
const HUNG_MS = 6_000

/** A page as Electron's main process sees it, over one session of the browser's protocol. */
export class WebContents extends EventEmitter {
  static all = new Set()
  static #lastId = 0
  id = ++WebContents.#lastId
  #deps
  #preferences
  #url = ''
  #title = ''
  #openHandler = () => ({ action: 'allow' })
  #frames = new Map()
  #contexts = new Map()
  #receiver
  #mainContext
  #unsent = []
  #ownLoads = new Set()
  #wantedWindow
  #isDestroyed = false
  #isCrashed = false
  #isHung = false
  #beat
  #attached
  #names = { bindingName: `b${randomBytes(8).toString('hex')}`, receiverName: `r${randomBytes(8).toString('hex')}` }

  constructor({ browser, ipcMain, session, preferences }) {
    super()
    this.#deps = { browser, ipcMain }
    this.session = session
    this.#preferences = preferences
    WebContents.all.add(this)
    this.#attached = this.#attach()
  }

  static fromDevToolsTargetId(id) {
    return [...WebContents.all].find(({ targetId }) => targetId === id)
  }
  static getAllWebContents() {
    return [...WebContents.all]
  }
  static fromId(id) {
    return [...WebContents.all].find((each) => each.id === id)
  }

  getLastWebPreferences() {
    return this.#preferences
  }
  getURL() {
    return this.#url
  }
  getTitle() {
    return this.#title
  }
  isDestroyed() {
    return this.#isDestroyed
  }
  isCrashed() {
    return this.#isCrashed
  }
  setWindowOpenHandler(handler) {
    this.#openHandler = handler
  }
  openDevTools() {}
  setZoomFactor() {}
  focus() {}
  get mainFrame() {
    return this.#frameOf(this.targetId)
  }

  async #attach() {
    const { browser } = this.#deps
    await browser.ready
    const { targetId, sessionId } = await browser.openTarget()
    this.targetId = targetId
    this.send_ = (method, params) => browser.send(method, params, sessionId)
    browser.onSession(sessionId, (method, params) => this.#heard(method, params))
    await Promise.all([this.send_('Page.enable'), this.send_('Runtime.enable'), this.send_('Inspector.enable')])
    const { preload } = this.#preferences
    await this.send_('Runtime.addBinding', { name: this.#names.bindingName })
    await this.send_('Page.addScriptToEvaluateOnNewDocument', {
      source: pageScript({ ...this.#names, preload: preload === undefined ? '' : readFileSync(preload, 'utf8') }),
    })
    await this.send_('Fetch.enable', { patterns: [{ urlPattern: '*.electron.test/*' }, { urlPattern: '*', resourceType: 'Document' }] })
    await this.send_('Runtime.runIfWaitingForDebugger')
    this.#beat = globalThis.setInterval(() => void this.#feelPulse(), BEAT_MS)
  }

  async loadURL(url) {
    await this.#attached
    await this.session.applyPermissions((method, params) => this.#deps.browser.send(method, params), { url, contents: this })
    const address = toBrowser(url)
    this.#ownLoads.add(withoutHash(address))
    const loaded = this.#nextLoad()
    const { errorText, loaderId } = await this.send_('Page.navigate', { url: address })
    if (errorText !== undefined) throw Object.assign(new Error(`ERR_FAILED (${errorText}) loading '${url}'`), { code: errorText })
    if (loaderId !== undefined) await loaded
  }

  #nextLoad() {
    return new Promise((resolve) => {
      this.once('did-finish-load', resolve)
      this.once('destroyed', resolve)
    })
  }

  reload() {
    this.#ownLoads.add(withoutHash(toBrowser(this.#url)))
    this.#tell(this.#isCrashed ? 'Page.navigate' : 'Page.reload', this.#isCrashed ? { url: toBrowser(this.#url) } : {})
  }

  reloadIgnoringCache() {
    this.reload()
  }

  forcefullyCrashRenderer() {
    this.#tell('Runtime.terminateExecution')
    this.#tell('Page.crash')
  }

  /** Without an answer: who would give it may be gone. */
  #tell(method, params) {
    this.send_(method, params).catch(() => {})
  }

  send(channel, ...args) {
    this.#deliver('message', channel, encode(args))
  }

  async executeJavaScript(expression) {
    const { result, exceptionDetails } = await this.send_('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    })
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  close() {
    this.emit('-close')
  }

  destroy() {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    globalThis.clearInterval(this.#beat)
    WebContents.all.delete(this)
    if (this.targetId !== undefined) void this.#deps.browser.send('Target.closeTarget', { targetId: this.targetId }).catch(() => {})
    this.emit('destroyed')
  }

  /** A browser window that a page tried to open; it waits, empty, for what the app says. */
  openedByPage() {
    const { url = '', windowName = '', windowFeatures = [] } = this.#wantedWindow ?? {}
    const { action } = this.#openHandler({
      url: toApp(url),
      frameName: windowName,
      features: windowFeatures.join(),
      disposition: 'foreground-tab',
      referrer: { url: this.#url, policy: 'default' },
    })
    if (action !== 'deny') throw new Error('The stand-in for Electron opens no child windows')
  }

  #heard(method, params) {
    const handlers = {
      'Fetch.requestPaused': () => this.#paused(params),
      'Page.frameNavigated': () => this.#navigated(params.frame),
      'Page.navigatedWithinDocument': () => this.#moved(params),
      'Page.windowOpen': () => (this.#wantedWindow = params),
      'Page.frameDetached': () => void this.#frames.delete(params.frameId),
      'Page.domContentEventFired': () => this.emit('dom-ready', {}),
      'Page.loadEventFired': () => this.emit('did-finish-load', {}),
      'Runtime.executionContextCreated': () => this.#newContext(params.context),
      'Runtime.executionContextDestroyed': () => void this.#contexts.delete(params.executionContextId),
      'Runtime.bindingCalled': () => this.#called(params),
      'Inspector.targetCrashed': () => this.#crashed(),
      'Inspector.targetReloadedAfterCrash': () => (this.#isCrashed = false),
    }
    handlers[method]?.()
  }

  #navigated({ id, url, parentId, securityOrigin }) {
    this.#frames.set(id, { url: toApp(url), parentId, origin: originOf(securityOrigin || url) })
    if (parentId !== undefined) return
    if (url === 'about:blank' && this.#url === '') return
    this.#isCrashed = false
    this.#url = toApp(url)
    this.emit('did-navigate', {}, this.#url, 200, 'OK')
  }

  #moved({ frameId, url }) {
    const frame = this.#frames.get(frameId)
    if (frame !== undefined) frame.url = toApp(url)
    if (frameId === this.targetId) this.#url = toApp(url)
    this.emit('did-navigate-in-page', {}, toApp(url), frameId === this.targetId)
  }

  async #paused({ requestId, request, resourceType, frameId, redirectedRequestId }) {
    if (resourceType === 'Document' && !this.#mayNavigate({ url: request.url, frameId, isRedirect: redirectedRequestId !== undefined })) {
      return this.send_('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch(() => {})
    }
    // A page may be gone before it is answered.
    if (!this.session.isHandled(request.url)) return this.send_('Fetch.continueRequest', { requestId }).catch(() => {})
    return this.send_('Fetch.fulfillRequest', { requestId, ...(await this.session.answer(request)) }).catch(() => {})
  }

  #mayNavigate({ url, frameId, isRedirect }) {
    const isMainFrame = frameId === this.targetId
    if (isMainFrame && !isRedirect && this.#ownLoads.delete(withoutHash(url))) return true
    return this.#askNavigation({ url: toApp(url), isMainFrame, isRedirect })
  }

  #askNavigation({ url, isMainFrame, isRedirect = false }) {
    const details = { url, isMainFrame, isSameDocument: false, frame: this.mainFrame, initiator: this.mainFrame }
    const events = [preventable(details), preventable(details)]
    if (!isRedirect) this.emit('will-frame-navigate', events[0])
    const name = isRedirect ? 'will-redirect' : 'will-navigate'
    if (isMainFrame || isRedirect) this.emit(name, events[1], url, false, isMainFrame)
    return !events.some(({ defaultPrevented }) => defaultPrevented)
  }

  #newContext({ id, auxData }) {
    if (!auxData?.isDefault) return
    this.#contexts.set(id, auxData.frameId)
    if (auxData.frameId !== this.targetId) return
    // From now on it is the new page that is spoken to.
    this.#receiver = undefined
    this.#mainContext = id
    void this.#takeReceiver(id)
  }

  /** The only way into the page's side; nobody else can find it afterwards. */
  async #takeReceiver(contextId) {
    const name = JSON.stringify(this.#names.receiverName)
    const expression = `(() => { const receiver = globalThis[${name}]; delete globalThis[${name}]; return receiver })()`
    const { result } = await this.send_('Runtime.evaluate', { expression, contextId }).catch(() => ({ result: {} }))
    if (result.objectId === undefined || contextId !== this.#mainContext) return
    this.#receiver = result.objectId
    for (const message of this.#unsent.splice(0)) this.#deliver(...message)
  }

  #deliver(...message) {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed')
    if (this.#receiver === undefined) return void this.#unsent.push(message)
    const call = {
      objectId: this.#receiver,
      functionDeclaration: 'function (...args) { this(...args) }',
      arguments: message.map((value) => ({ value })),
    }
    // A page that went away meanwhile hears nothing, as in Electron.
    this.send_('Runtime.callFunctionOn', call).catch(() => {})
  }

  #called({ name, payload, executionContextId }) {
    if (name !== this.#names.bindingName) return
    const message = JSON.parse(payload)
    if (message.type === 'navigate') return this.#pageNavigates(message.url)
    if (message.type === 'display') return this.session.askDisplay((error) => this.#deliver('answer', message.asked, { error }))
    const event = {
      sender: this,
      senderFrame: this.#frameOf(this.#contexts.get(executionContextId)),
      frameId: 1,
      processId: 1,
      ports: [],
      type: 'frame',
    }
    const args = message.args.map(decode)
    if (message.type === 'send') return void this.#deps.ipcMain.emit(message.channel, event, ...args)
    void this.#deps.ipcMain
      .answer(message.channel, event, args)
      .then((answer) => this.#contexts.has(executionContextId) && this.#deliver('answer', message.asked, answer))
  }

  #pageNavigates(url) {
    if (this.#askNavigation({ url: toApp(url), isMainFrame: true }) && this.session.isHandled(url)) void this.loadURL(url)
  }

  #frameOf(frameId) {
    const frame = this.#frames.get(frameId)
    if (frame === undefined) return null
    const parent = frame.parentId === undefined ? null : this.#frameOf(frame.parentId)
    return {
      url: frame.url,
      origin: frame.origin,
      parent,
      get top() {
        return parent?.top ?? this
      },
      isDestroyed: () => !this.#frames.has(frameId),
      detached: false,
    }
  }

  #crashed() {
    this.#isCrashed = true
    this.#isHung = false
    this.#receiver = undefined
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
  }

  async #feelPulse() {
    if (this.#isCrashed || this.#isHung) return
    let cancel
    const late = new Promise((resolve) => (cancel = setTimeout(() => resolve('late'), HUNG_MS)))
    const pulse = await Promise.race([this.send_('Runtime.evaluate', { expression: '1' }).catch(() => 'gone'), late])
    clearTimeout(cancel)
    if (pulse !== 'late' || this.#isDestroyed || this.#isCrashed) return
    this.#isHung = true
    this.emit('unresponsive')
  }
}

const withoutHash = (url) => url.replace(/#.*$/s, '')
