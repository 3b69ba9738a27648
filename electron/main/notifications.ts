import { Notification } from 'electron'
import type { Notice } from '../../src/contract/notice'
import type { Channel } from '../../src/contract/channel'
import type { Clock } from '../../src/core/clock/clock'
import { labAddress, PANEL_URL } from './decide/panel-access'
import { notificationText } from './decide/notification-text'

export interface NotificationOptions {
  readonly channel: Channel
  readonly clock: Clock
  /** Of the system, such as `fr-CA`. */
  readonly locale: string
  /** Brings the window to the front, at this address of the panel. */
  readonly open: (url: string) => void
}

/** Begun again after a pause when it broke off. */
const PAUSE_MS = 2_000

/** The engine's notices as the desktop's own. What was before this start is in the panel's bell and does not pop up again. */
export function notifyOf({ channel, clock, locale, open }: NotificationOptions): void {
  const startedAt = clock.now()
  const shown = new Set<string>()
  const listen = (): void =>
    void channel.subscribe(
      'notices',
      {},
      {
        onEvents: (notices) => notices.filter(({ at, id }) => at >= startedAt && !shown.has(id)).forEach(show),
        onEnd: () => void clock.after(PAUSE_MS, listen),
      },
    )

  function show(notice: Notice): void {
    shown.add(notice.id)
    const words = notificationText(notice, locale)
    if (words === undefined || !Notification.isSupported()) return
    const notification = new Notification(words)
    const { namespace, name } = notice
    notification.on('click', () => open(namespace === undefined || name === undefined ? PANEL_URL : labAddress({ namespace, name })))
    notification.show()
  }

  listen()
}
