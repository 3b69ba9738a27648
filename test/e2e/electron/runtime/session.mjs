import { originOf, schemeOf, toApp, toBrowser } from './addresses.mjs'

/** Web permissions as the browser names them, and as Electron does. */
const PERMISSIONS = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  midi: 'midi',
  camera: 'media',
  microphone: 'media',
  'clipboard-read': 'clipboard-read',
  'clipboard-write': 'clipboard-sanitized-write',
  'idle-detection': 'idle-detection',
  'storage-access': 'storage-access',
  'window-management': 'window-management',
  'local-fonts': 'unknown',
  'persistent-storage': 'persistent-storage',
  'screen-wake-lock': 'screen-wake-lock',
  'background-sync': 'background-sync',
  accelerometer: 'sensors',
  'display-capture': 'display-capture',
}

/** One session: its schemes, and who may do what. Without handlers everything is granted, as in Electron. */
export class Session {
  #schemes = new Map()
  #request = null
  #check = null
  device = null
  displayMedia = null

  protocol = {
    handle: (scheme, handler) => {
      if (this.#schemes.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
      this.#schemes.set(scheme, handler)
    },
    unhandle: (scheme) => void this.#schemes.delete(scheme),
    isProtocolHandled: (scheme) => this.#schemes.has(scheme),
  }

  setPermissionRequestHandler(handler) {
    this.#request = handler
  }
  setPermissionCheckHandler(handler) {
    this.#check = handler
  }
  setDevicePermissionHandler(handler) {
    this.device = handler
  }
  setDisplayMediaRequestHandler(handler) {
    this.displayMedia = handler
  }
  setSpellCheckerEnabled() {}

  isHandled(url) {
    return this.#schemes.has(schemeOf(url))
  }

  /** The app's own answer for the browser. */
  async answer({ url, method, headers, postData }) {
    const handler = this.#schemes.get(schemeOf(url))
    const hasBody = postData !== undefined && !/^(get|head)$/i.test(method)
    const response = await handler(new globalThis.Request(toApp(url), { method, headers, ...(hasBody ? { body: postData } : {}) }))
    const body = Buffer.from(await response.arrayBuffer()).toString('base64')
    return { responseCode: response.status, responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })), body }
  }

  askDisplay(refuse) {
    if (this.displayMedia === null) return refuse('Not supported')
    this.displayMedia({ securityOrigin: '', userGesture: true }, (streams) => {
      if (Object.keys(streams).length > 0) throw new Error('The stand-in for Electron shares no screens')
      refuse('Permission denied')
    })
  }

  /** What the handlers say, told to the browser for one origin. */
  async applyPermissions(send, { url, contents }) {
    const origin = originOf(url)
    for (const [name, electronName] of Object.entries(PERMISSIONS)) {
      const isGranted = await this.#mayUse({ name: electronName, origin, contents })
      const setting = { permission: { name }, setting: isGranted ? 'granted' : 'denied', origin: new URL(toBrowser(url)).origin }
      // Not every name is known to every version of the browser.
      await send('Browser.setPermission', setting).catch(() => {})
    }
  }

  async #mayUse({ name, origin, contents }) {
    const isAllowed = this.#check === null || this.#check(contents, name, origin, { requestingUrl: origin, isMainFrame: true }) === true
    if (!isAllowed || this.#request === null) return isAllowed
    return new Promise((resolve) => this.#request(contents, name, resolve, { requestingUrl: origin, isMainFrame: true }))
  }
}
