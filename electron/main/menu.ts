import { Menu } from 'electron'
import type { Translate } from './decide/desktop-messages'
import { menuItems, type MenuActions } from './decide/menu-items'

export function setMenu(actions: MenuActions, say: Translate, platform: NodeJS.Platform = process.platform): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate([...menuItems(actions, say, platform === 'darwin')]))
}
