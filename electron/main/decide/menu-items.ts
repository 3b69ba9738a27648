import type { DesktopMessage, Translate } from './desktop-messages'

export interface MenuActions {
  readonly show: () => void
  readonly quit: () => void
}

type Role =
  | ('about' | 'services' | 'hide' | 'hideOthers' | 'unhide' | 'quit' | 'close')
  | ('undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'delete' | 'selectAll')
  | ('reload' | 'resetZoom' | 'zoomIn' | 'zoomOut' | 'togglefullscreen')

/** As Electron takes it. Every item has a label: Electron's own words for its roles are English on every machine. */
export interface MenuItem {
  readonly id?: string
  readonly type?: 'separator'
  readonly role?: Role
  readonly label?: string
  readonly accelerator?: string
  readonly click?: () => void
  readonly submenu?: MenuItem[]
}

const SEPARATOR: MenuItem = { type: 'separator' }

/** What the panel itself has keys for is not here; edit roles are, or copying does not work on macOS. */
export function menuItems({ show, quit }: MenuActions, say: Translate, isMac: boolean): readonly MenuItem[] {
  const item = (role: Role & DesktopMessage, accelerator?: string): MenuItem => ({
    role,
    label: say(role),
    ...(accelerator === undefined ? {} : { accelerator }),
  })
  const mac: MenuItem = {
    label: 'Lab Resource Manager',
    submenu: [item('about'), SEPARATOR, item('services'), SEPARATOR, item('hide'), item('hideOthers'), item('unhide'), SEPARATOR].concat({
      role: 'quit',
      label: say('quit'),
    }),
  }
  const file: MenuItem = {
    label: say('labs'),
    submenu: [
      { id: 'show', label: say('show'), accelerator: 'CommandOrControl+Shift+L', click: show },
      item('close'),
      ...(isMac ? [] : [{ id: 'quit', label: say('quit'), accelerator: 'CommandOrControl+Q', click: quit }]),
    ],
  }
  const edit: MenuItem = {
    label: say('edit'),
    submenu: [
      item('undo'),
      item('redo'),
      SEPARATOR,
      item('cut'),
      item('copy'),
      item('paste'),
      item('delete'),
      SEPARATOR,
      item('selectAll'),
    ],
  }
  const view: MenuItem = {
    label: say('view'),
    submenu: [
      item('reload', 'CommandOrControl+R'),
      item('resetZoom', 'CommandOrControl+0'),
      item('zoomIn', 'CommandOrControl+Plus'),
      item('zoomOut', 'CommandOrControl+-'),
      item('togglefullscreen', isMac ? 'Control+Command+F' : 'F11'),
    ],
  }
  return [...(isMac ? [mac] : []), file, edit, view]
}
