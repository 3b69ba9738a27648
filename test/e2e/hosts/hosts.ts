import { browserHost } from './browser-host'
import { desktopHost } from './desktop-host'
import type { PanelHost } from './open-panel'

/** Whoever shows the panel: the same specs hold for each. */
export const hosts: readonly PanelHost[] = [browserHost, desktopHost]
