import { Menu, nativeImage, Tray } from 'electron'
import type { Translate } from './decide/desktop-messages'
import { countsText, type LabCounts } from './decide/lab-counts'
import type { MenuActions } from './decide/menu-items'

/** The panel's own mark in one grey, 32 px: a light and a dark desktop both show it. */
const TRAY_ICON =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAYAAABzenr0AAACrElEQVR4nOyWS2tTQRTHJzcxttBE7Erc+OpaoTsVxJ0LF+KiaO3CjRAUSeGSEKwWUkGJeW0UIQuh4Dfw0UXBhR9B0IULRRda6KISE6tRk+tvYKaE9t7cmdvabvqHyZnHmXP+M3POuXHEDiNhqlipVI4jztP2hqh2aM/z+fxbsZUEwONYLHbaRNHzvHOIsya6NgR+mipC9JeprmOqmEgkJhA5WltNtTnpnGz9czQ3Ho9fNrUbE5YgFpY44QG6S7lc7mDQnCmMb+B/YZfALgGbOqDRkz+knxcyZwSrGyiXy8dIt7TsI3/refp/lEzX6/WjwgJWBHBQQ4zIPod91rf0QsmRbrdbFRYwJkCxOQmBC8r5KtVuTq8xvkv7oUherNVqp0zt2tzAI93ByT3XdVf0mC/fMnMlPe71eg+FIYwIVKvVSRyMyz4n/dput+vrdZirsrasCI5zC5dMbIcSaDQaezC89q4YnykWixu+dnLOcZxbesyektwrNkug2WxO41R/YN5x0qdBuq1Wax7H+o/IYcY3RQgGfg1JqVGi+iME9oloWEkmk0ey2ez3IIWBN4Dz2U04lxjtdDqzgxQCb0AWFAi8h0CUarkGnuQvNsb4n/DZbz3QOKlU0s4x8oRUuyYsQObMI65KG+y/T3/KT8/3CSi5MuUmlHMZ8TPCEmTEbbVXZs4VZdOMABv6o/eBLDTCEhSqL9ip9xG6LkwI8PbDiEnZl4UlnU6XRUQQQyVdnMAUtWIolABROwRzrbiYyWRWRUQUCoUWtl6p4TDYUJh8s4AA+oQ4JN8QA7LEdkUEsFdWUVceCPmBpxxbrxOUBS9pN9RN3EGKqNB7kQt+675BSLmdhvGi2CJgawGbrt9a4NEIGCeVSp1g8xnafhEBnPob9eQ1V/+GvmdFYLvwDwAA//+efcqxAAAABklEQVQDAGZxF+q4QE4mAAAAAElFTkSuQmCC'

/** How the labs are, without the window; and the way back to it, or out. */
export class LabTray {
  readonly #tray: Tray
  readonly #actions: MenuActions
  readonly #say: Translate

  constructor(actions: MenuActions, say: Translate) {
    this.#actions = actions
    this.#say = say
    const icon = nativeImage.createFromDataURL(TRAY_ICON)
    icon.setTemplateImage(true)
    this.#tray = new Tray(icon)
    this.#tray.on('click', () => actions.show())
  }

  update(counts: LabCounts): void {
    const words = countsText(counts, this.#say)
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
