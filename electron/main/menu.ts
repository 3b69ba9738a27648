import { Menu } from 'electron'
import type { MenuItemConstructorOptions } from 'electron'
import type { Translate } from './decide/desktop-messages'

export interface MenuActions {
  readonly show: () => void
  readonly quit: () => void
}

/** What the panel itself has keys for is not here; edit roles are, or copying does not work on macOS. */
export function setMenu({ show, quit }: MenuActions, say: Translate, platform: NodeJS.Platform = process.platform): void {
  const isMac = platform === 'darwin'
  const own: MenuItemConstructorOptions[] = isMac ? [{ role: 'appMenu' }] : []
  const file: MenuItemConstructorOptions = {
    label: say('labs'),
    submenu: [
      { id: 'show', label: say('show'), accelerator: 'CommandOrControl+Shift+L', click: show },
      { role: 'close', label: say('close') },
      ...(isMac ? [] : [{ id: 'quit', label: say('quit'), accelerator: 'CommandOrControl+Q', click: quit }]),
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: say('view'),
    submenu: [
      { role: 'reload', accelerator: 'CommandOrControl+R' },
      { role: 'resetZoom', accelerator: 'CommandOrControl+0' },
      { role: 'zoomIn', accelerator: 'CommandOrControl+Plus' },
      { role: 'zoomOut', accelerator: 'CommandOrControl+-' },
      { role: 'togglefullscreen', accelerator: isMac ? 'Control+Command+F' : 'F11' },
    ],
  }
  Menu.setApplicationMenu(Menu.buildFromTemplate([...own, file, { role: 'editMenu', label: say('edit') }, view]))
}
