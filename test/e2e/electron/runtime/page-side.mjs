import { wire } from './wire.mjs'

/**
 * Runs in a page before any script of its own: gives the preload its sandboxed world (contextBridge, ipcRenderer, no Node), takes every
 * trace of the machinery away from the page, and holds back navigations that the browser's interception cannot see.
 */
function pageSide({ bindingName, receiverName, wire, runPreload, isOwnLink }) {
  const { window, structuredClone } = globalThis
  const tell = globalThis[bindingName]
  delete globalThis[bindingName]
  if (window !== window.top || typeof tell !== 'function') return
  const { encode, decode } = wire()
  const say = (message) => tell(JSON.stringify(message))
  const listeners = new Map()
  const answers = new Map()
  let lastAsked = 0

  const ipcRenderer = Object.freeze({
    send: (channel, ...args) => say({ type: 'send', channel, args: encode(structuredClone(args)) }),
    invoke: (channel, ...args) =>
      new Promise((resolve, reject) => {
        answers.set(++lastAsked, { resolve, reject })
        say({ type: 'invoke', channel, asked: lastAsked, args: encode(structuredClone(args)) })
      }),
    on(channel, listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
    removeListener(channel, listener) {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((each) => each !== listener),
      )
      return ipcRenderer
    },
  })

  /** What crosses is copied; functions are wrapped, so that neither side ever holds the other's own. */
  function cross(value) {
    if (value instanceof Promise) return value.then(cross, (error) => Promise.reject(copyOfError(error)))
    if (typeof value === 'function') return wrapped(value)
    if (typeof value === 'symbol') throw new TypeError('Electron does not let symbols cross the bridge')
    if (Array.isArray(value)) return value.map(cross)
    if (value === null || typeof value !== 'object') return value
    if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null) return decode(encode(value))
    const copy = {}
    for (const [name, member] of Object.entries(value))
      Object.defineProperty(copy, name, { value: cross(member), enumerable: true, configurable: true, writable: true })
    return copy
  }

  function wrapped(call) {
    return (...args) => {
      try {
        return cross(call(...args.map(cross)))
      } catch (error) {
        throw copyOfError(error)
      }
    }
  }

  const copyOfError = (error) => new Error(error instanceof Error ? error.message : String(error))

  function frozen(value) {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen)
    return Object.freeze(value)
  }

  const contextBridge = Object.freeze({
    exposeInMainWorld(name, api) {
      if (name in window) throw new Error(`Cannot bind an API on top of an existing property on the window object`)
      Object.defineProperty(window, name, { value: frozen(cross(api)), writable: false, configurable: false, enumerable: true })
    },
  })

  const receive = {
    message(channel, args) {
      for (const listener of listeners.get(channel) ?? []) listener({ senderId: 0, ports: [] }, ...decode(args))
    },
    answer(asked, { value, error }) {
      const waiting = answers.get(asked)
      answers.delete(asked)
      if (error === undefined) waiting?.resolve(decode(value))
      else waiting?.reject(new Error(error))
    },
  }
  // Taken away by the other side as soon as it holds it.
  Object.defineProperty(globalThis, receiverName, {
    value: (kind, ...args) => receive[kind](...args),
    configurable: true,
    enumerable: false,
  })

  window.navigation.addEventListener('navigate', (event) => {
    const { url, sameDocument } = event.destination
    if (sameDocument || !isOwnLink(url) || !event.cancelable) return
    event.preventDefault()
    say({ type: 'navigate', url })
  })

  // The browser would show a picker, which nobody sees; Electron asks the app instead.
  if (window.MediaDevices !== undefined) {
    window.MediaDevices.prototype.getDisplayMedia = () =>
      new Promise((_resolve, reject) => {
        answers.set(++lastAsked, { resolve: reject, reject: () => reject(new window.DOMException('Permission denied', 'NotAllowedError')) })
        say({ type: 'display', asked: lastAsked })
      })
  }

  const modules = { electron: Object.freeze({ contextBridge, ipcRenderer }) }
  runPreload((name) => {
    if (name in modules) return modules[name]
    throw new Error(`module not found: ${name}`)
  })
}

/** The text that the browser runs in each new document. */
export function pageScript({ bindingName, receiverName, preload }) {
  return `(${pageSide})({
    bindingName: ${JSON.stringify(bindingName)}, receiverName: ${JSON.stringify(receiverName)}, wire: ${wire},
    isOwnLink: (url) => !/^(https?|file|data|about|javascript):/.test(url),
    runPreload: (require) => { const module = { exports: {} }; const process = Object.freeze({ type: 'renderer', sandboxed: true }); (function (require, module, exports, process) {${preload}\n})(require, module, module.exports, process) },
  })`
}
