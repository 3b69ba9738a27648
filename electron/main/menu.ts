import { Menu } from 'electron'
import type { MenuItemConstructorOptions } from 'electron'

export interface MenuActions {
  readonly show: () => void
  readonly quit: () => void
}

/** What the panel itself has keys for is not here; edit roles are, or copying does not work on macOS. */
export function setMenu({ show, quit }: MenuActions, platform: NodeJS.Platform = process.platform): void {
  const isMac = platform === 'darwin'
  const own: MenuItemConstructorOptions[] = isMac ? [{ role: 'appMenu' }] : []
  const file: MenuItemConstructorOptions = {
    label: 'Labs',
    submenu: [
      { id: 'show', label: 'Show the panel', accelerator: 'CommandOrControl+Shift+L', click: show },
      { role: 'close', label: 'Close the window' },
      ...(isMac ? [] : [{ id: 'quit', label: 'Quit (labs keep running)', accelerator: 'CommandOrControl+Q', click: quit }]),
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      { role: 'reload', accelerator: 'CommandOrControl+R' },
      { role: 'resetZoom', accelerator: 'CommandOrControl+0' },
      { role: 'zoomIn', accelerator: 'CommandOrControl+Plus' },
      { role: 'zoomOut', accelerator: 'CommandOrControl+-' },
      { role: 'togglefullscreen', accelerator: isMac ? 'Control+Command+F' : 'F11' },
    ],
  }
  Menu.setApplicationMenu(Menu.buildFromTemplate([...own, file, { role: 'editMenu', label: 'Edit' }, view]))
}
