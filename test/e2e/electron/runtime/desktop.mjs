import { EventEmitter } from 'node:events'
import { strict } from './strict.mjs'

/** The parts of a desktop that nobody sees here: each keeps what it was told. Whom a person would answer, a spec does. */
export class Menu {
  static #application = null
  items

  constructor(template) {
    this.items = template.map((item) => new MenuItem(item))
  }

  static buildFromTemplate(template) {
    return new Menu(template)
  }
  static setApplicationMenu(menu) {
    Menu.#application = menu
  }
  static getApplicationMenu() {
    return Menu.#application
  }
  getMenuItemById(id) {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
}

const ROLES = new Set([
  'about',
  'quit',
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'selectAll',
  'reload',
  'forceReload',
  'toggleDevTools',
  'resetZoom',
  'zoomIn',
  'zoomOut',
  'togglefullscreen',
  'minimize',
  'close',
  'hide',
  'hideOthers',
  'unhide',
  'front',
  'window',
  'services',
  'appMenu',
  'editMenu',
  'viewMenu',
  'windowMenu',
  'fileMenu',
  'help',
  'zoom',
  'delete',
  'pasteAndMatchStyle',
])

class MenuItem {
  constructor({ submenu, role, ...item }) {
    if (role !== undefined && !ROLES.has(role)) throw new Error(`Electron has no menu role ${role}`)
    Object.assign(this, { enabled: true, visible: true, type: submenu === undefined ? 'normal' : 'submenu', ...item, role })
    if (submenu !== undefined) this.submenu = new Menu(submenu)
  }
}

export class Tray extends EventEmitter {
  toolTip = ''
  menu = null
  setToolTip(text) {
    this.toolTip = text
  }
  setContextMenu(menu) {
    this.menu = menu
  }
  setImage() {}
  destroy() {}
  isDestroyed() {
    return false
  }
}

export class Notification extends EventEmitter {
  static isSupported() {
    return true
  }
  constructor(options) {
    super()
    this.options = options
  }
  get title() {
    return this.options.title
  }
  get body() {
    return this.options.body
  }
  show() {
    this.emit('show', {})
  }
  close() {
    this.emit('close', {})
  }
}

export const dialog = strict('dialog', {
  showErrorBox: (title, content) => void process.stderr.write(`${title}\n${content}\n`),
  showMessageBox: () => new Promise(() => {}),
  // Nobody answers; the dialog is closed.
  showMessageBoxSync: ({ cancelId = 0 }) => cancelId,
})

export const shell = strict('shell', {
  openExternal: () => Promise.resolve(),
})

class NativeImage {
  isEmpty() {
    return false
  }
  setTemplateImage() {}
  resize() {
    return this
  }
}

export const nativeImage = strict('nativeImage', {
  createFromDataURL: () => new NativeImage(),
  createFromBuffer: () => new NativeImage(),
  createFromPath: () => new NativeImage(),
  createEmpty: () => new NativeImage(),
})

const DISPLAY = {
  id: 1,
  scaleFactor: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
}

export const screen = strict(
  'screen',
  Object.assign(new EventEmitter(), { getAllDisplays: () => [DISPLAY], getPrimaryDisplay: () => DISPLAY }),
)
export const powerMonitor = strict('powerMonitor', new EventEmitter())
export const nativeTheme = strict('nativeTheme', Object.assign(new EventEmitter(), { shouldUseDarkColors: true, themeSource: 'system' }))
