import { Notification, shell } from 'electron'
import type { Channel } from '../../src/contract/channel'
import type { StoredLab } from '../../src/contract/words'
import type { Clock } from '../../src/core/clock/clock'
import type { Log } from '../../src/core/observe/log'
import { externalAddress, mayOpenExternal, recentlyOpened, TOO_MANY } from './decide/external-link-policy'

interface OpenerOptions {
  readonly channel: Channel
  readonly clock: Clock
  readonly log: Log
}

/** Hands a link to the system's browser, if it leads to one of our labs or to documentation, and not too many within a minute. */
export function externalLinkOpener({ channel, clock, log }: OpenerOptions): (url: string) => Promise<void> {
  let opened: readonly number[] = []
  let isTold = false

  /** Counts the one that is about to be opened. */
  function takesOne(): boolean {
    const now = clock.monotonic()
    const isWelcome = mayOpenExternal(opened, now)
    if (isWelcome) opened = [...recentlyOpened(opened, now), now]
    else if (!isTold) tell()
    isTold = !isWelcome
    return isWelcome
  }

  function tell(): void {
    log.warn(`${TOO_MANY.title}: ${TOO_MANY.body}`)
    if (Notification.isSupported()) new Notification(TOO_MANY).show()
  }

  return async (url) => {
    try {
      const { items } = await channel.call('list', { kind: 'LabInstance' })
      const address = externalAddress(
        url,
        items.flatMap((item) => (item as StoredLab).status.endpoint ?? []),
      )
      if (address === undefined) log.warn('A link was not opened: it leads neither to a lab of this machine nor to documentation')
      else if (takesOne()) await shell.openExternal(address)
    } catch (error) {
      log.warn('A link could not be opened', { error })
    }
  }
}
