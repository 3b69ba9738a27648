import { Menu, nativeImage, Tray } from 'electron'
import { countsInWords } from './decide/lab-counts'
import type { LabCounts } from './decide/lab-counts'
import type { MenuActions } from './menu'
import { TRAY_ICON } from './tray-icon'

/** How the labs are, without the window; and the way back to it, or out. */
export class LabTray {
  readonly #tray: Tray
  readonly #actions: MenuActions

  constructor(actions: MenuActions) {
    this.#actions = actions
    const icon = nativeImage.createFromDataURL(TRAY_ICON)
    icon.setTemplateImage(true)
    this.#tray = new Tray(icon)
    this.#tray.on('click', () => actions.show())
  }

  tell(counts: LabCounts): void {
    const words = countsInWords(counts)
    const { show, quit } = this.#actions
    this.#tray.setToolTip(`Labs: ${words}`)
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { id: 'counts', label: words, enabled: false },
        { type: 'separator' },
        { id: 'show', label: 'Show the panel', click: show },
        { id: 'quit', label: 'Quit (labs keep running)', click: quit },
      ]),
    )
  }
}
