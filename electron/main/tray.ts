import { Menu, nativeImage, Tray } from 'electron'
import type { Say } from './decide/desktop-words'
import { countsInWords } from './decide/lab-counts'
import type { LabCounts } from './decide/lab-counts'
import type { MenuActions } from './menu'
import { TRAY_ICON } from './tray-icon'

/** How the labs are, without the window; and the way back to it, or out. */
export class LabTray {
  readonly #tray: Tray
  readonly #actions: MenuActions
  readonly #say: Say

  constructor(actions: MenuActions, say: Say) {
    this.#actions = actions
    this.#say = say
    const icon = nativeImage.createFromDataURL(TRAY_ICON)
    icon.setTemplateImage(true)
    this.#tray = new Tray(icon)
    this.#tray.on('click', () => actions.show())
  }

  tell(counts: LabCounts): void {
    const words = countsInWords(counts, this.#say)
    const { show, quit } = this.#actions
    this.#tray.setToolTip(this.#say('tip', { counts: words }))
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { id: 'counts', label: words, enabled: false },
        { type: 'separator' },
        { id: 'show', label: this.#say('show'), click: show },
        { id: 'quit', label: this.#say('quit'), click: quit },
      ]),
    )
  }
}
