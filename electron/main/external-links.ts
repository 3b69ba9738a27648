import { Notification, shell } from 'electron'
import type { Channel } from '../../src/contract/channel'
import type { StoredLab } from '../../src/contract/words'
import type { Clock } from '../../src/core/clock/clock'
import type { Log } from '../../src/core/observe/log'
import type { Translate } from './decide/desktop-messages'
import { externalAddress, MAX_EXTERNAL, mayOpenExternal, recentlyOpened } from './decide/external-link-policy'

interface OpenerOptions {
  readonly channel: Channel
  readonly clock: Clock
  readonly log: Log
  readonly say: Translate
}

/** Hands a link to the system's browser, if it leads to one of our labs or to documentation, and not too many within a minute. */
export function externalLinkOpener({ channel, clock, log, say }: OpenerOptions): (url: string) => Promise<void> {
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
    log.warn(`No more pages are opened for now: ${MAX_EXTERNAL} were opened in the browser within a minute`)
    if (Notification.isSupported())
      new Notification({ title: say('tooManyPages'), body: say('tooManyPagesBody', { most: MAX_EXTERNAL }) }).show()
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
