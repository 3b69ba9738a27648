import type { Channel } from '../../src/contract/channel'
import type { StoredLab } from '../../src/contract/words'
import type { Clock } from '../../src/core/clock/clock'
import { countLabs, NO_LABS } from './decide/lab-counts'
import type { LabCounts } from './decide/lab-counts'

/** Counted anew at most so often: nobody reads a tray faster. */
const PAUSE_MS = 500

/** A watcher like any other, and a forgetful one: any news makes it count again. Returns what was counted last. */
export function watchCounts({ channel, clock, tell }: { readonly channel: Channel; readonly clock: Clock; readonly tell: (counts: LabCounts) => void }): () => LabCounts {
  let counts = NO_LABS
  let isWaiting = false

  const countSoon = (): void => {
    if (isWaiting) return
    isWaiting = true
    clock.after(PAUSE_MS, () => {
      isWaiting = false
      void count()
    })
  }
  async function count(): Promise<void> {
    try {
      const { items } = await channel.call('list', { kind: 'LabInstance' })
      counts = countLabs(items as readonly StoredLab[])
      tell(counts)
    } catch {
      // The engine is on its way up or down; the next news count again.
      countSoon()
    }
  }
  const listen = (): void => void channel.listen('watch', { kind: 'LabInstance' }, {
    onEvents: countSoon,
    onEnd: () => void clock.after(PAUSE_MS, () => {
      listen()
      countSoon()
    }),
  })

  tell(counts)
  listen()
  void count()
  return () => counts
}
