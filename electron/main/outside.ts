import { shell } from 'electron'
import type { Channel } from '../../src/contract/channel'
import type { StoredLab } from '../../src/contract/words'
import type { Log } from '../../src/core/engine/log'
import { outsideAddress } from './decide/open-outside'

/** Hands a link to the system's browser, if it leads to one of our labs or to documentation. */
export function opener(channel: Channel, log: Log): (url: string) => Promise<void> {
  return async (url) => {
    try {
      const { items } = await channel.call('list', { kind: 'LabInstance' })
      const address = outsideAddress(url, items.flatMap((item) => (item as StoredLab).status.endpoint ?? []))
      if (address === undefined) log.warn('A link was not opened: it leads neither to a lab of this machine nor to documentation')
      else await shell.openExternal(address)
    } catch (error) {
      log.warn('A link could not be opened', { error })
    }
  }
}
