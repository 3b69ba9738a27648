import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync, readlinkSync, symlinkSync, unlinkSync, watch, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { preventable } from './strict.mjs'

/** The life of the app: ready once, quit in Electron's order (before-quit, windows, will-quit, quit). */
export class App extends EventEmitter {
  isPackaged = false
  name = 'electron'
  windows = () => []
  #version = '0.0.0'
  #path = process.cwd()
  #paths = new Map([
    ['home', homedir()],
    ['temp', tmpdir()],
  ])
  #switches = new Map()
  #isReady = false
  #isQuitting = false
  #lock
  #ready = new Promise(
    (resolve) =>
      (this.becomeReady = () => {
        this.#isReady = true
        this.emit('ready', {}, {})
        resolve({})
      }),
  )

  commandLine = {
    appendSwitch: (name, value = '') => void this.#switches.set(name, value),
    hasSwitch: (name) => this.#switches.has(name),
    getSwitchValue: (name) => this.#switches.get(name) ?? '',
  }

  introduce({ path, name, version }) {
    this.#path = path
    if (name !== undefined) this.name = name
    if (version !== undefined) this.#version = version
  }

  whenReady() {
    return this.#ready
  }
  isReady() {
    return this.#isReady
  }
  getAppPath() {
    return this.#path
  }
  getVersion() {
    return this.#version
  }
  getName() {
    return this.name
  }
  setName(name) {
    this.name = name
  }
  getLocale() {
    return 'en-US'
  }
  setAppUserModelId() {}
  focus() {}
  setAboutPanelOptions() {}

  enableSandbox() {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready')
  }

  getPath(name) {
    if (name === 'userData') return this.#paths.get(name) ?? join(homedir(), '.config', this.name)
    if (!this.#paths.has(name)) throw new Error(`Failed to get '${name}' path`)
    return this.#paths.get(name)
  }

  setPath(name, path) {
    this.#paths.set(name, path)
  }

  /** As Chromium does: a link whose target names the owner; a dead owner's link is taken over. */
  requestSingleInstanceLock(additionalData = null) {
    const folder = this.getPath('userData')
    mkdirSync(folder, { recursive: true })
    const link = join(folder, 'SingletonLock')
    const letter = join(folder, 'second-instance.json')
    for (let attempt = 0; attempt < 5; attempt += 1) {
      try {
        symlinkSync(`host-${process.pid}`, link)
        this.#lock = link
        process.on('exit', () => this.releaseSingleInstanceLock())
        watch(folder, (_event, file) => file === 'second-instance.json' && this.#readLetter(letter)).unref()
        return true
      } catch {
        if (!takeAwayIfDead(link)) {
          writeFileSync(letter, JSON.stringify({ argv: process.argv, cwd: process.cwd(), additionalData }))
          return false
        }
      }
    }
    return false
  }

  releaseSingleInstanceLock() {
    if (this.#lock !== undefined) removeIfThere(this.#lock)
    this.#lock = undefined
  }

  #readLetter(letter) {
    try {
      const { argv, cwd, additionalData } = JSON.parse(readFileSync(letter, 'utf8'))
      unlinkSync(letter)
      this.emit('second-instance', {}, argv, cwd, additionalData)
    } catch {
      // Half written, or read already: the next change tells.
    }
  }

  relaunch({ args = process.argv.slice(1) } = {}) {
    process.on('exit', () => spawn(process.argv[0] ?? '', args, { detached: true, stdio: 'ignore' }).unref())
  }

  quit() {
    if (this.#isQuitting) return
    this.#isQuitting = true
    const asked = preventable()
    this.emit('before-quit', asked)
    if (asked.defaultPrevented || !this.windows().every((window) => window.closeForQuit())) {
      this.#isQuitting = false
      return
    }
    const last = preventable()
    this.emit('will-quit', last)
    if (last.defaultPrevented) this.#isQuitting = false
    else this.#leave(0)
  }

  exit(code = 0) {
    for (const window of this.windows()) window.destroy()
    this.#leave(code)
  }

  #leave(code) {
    this.emit('quit', {}, code)
    process.exit(code)
  }
}

function takeAwayIfDead(link) {
  try {
    process.kill(Number(readlinkSync(link).split('-')[1]), 0)
    return false
  } catch (error) {
    if (error.code === 'EPERM') return false
    if (error.code === 'ESRCH') removeIfThere(link)
    return true
  }
}

function removeIfThere(path) {
  try {
    unlinkSync(path)
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
}
