import type { Channel } from '../../src/contract/channel'
import type { StoredLab } from '../../src/contract/words'
import type { Clock } from '../../src/core/clock/clock'
import { countLabs, NO_LABS } from './decide/lab-counts'
import type { LabCounts } from './decide/lab-counts'

/** Counted anew at most so often: nobody reads a tray faster. */
const PAUSE_MS = 500

/** As it is at this moment. */
export async function countNow(channel: Channel): Promise<LabCounts> {
  const { items } = await channel.call('list', { kind: 'LabInstance' })
  return countLabs(items as readonly StoredLab[])
}

/** A watcher like any other, and a forgetful one: any news makes it count again. */
export function watchCounts({
  channel,
  clock,
  tell,
}: {
  readonly channel: Channel
  readonly clock: Clock
  readonly tell: (counts: LabCounts) => void
}): void {
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
      tell(await countNow(channel))
    } catch {
      // The engine is on its way up or down; counted again as soon as it answers.
      countSoon()
    }
  }
  const listen = (): void =>
    void channel.subscribe(
      'watch',
      { kind: 'LabInstance' },
      {
        onEvents: countSoon,
        onEnd: () =>
          void clock.after(PAUSE_MS, () => {
            listen()
            countSoon()
          }),
      },
    )

  tell(NO_LABS)
  listen()
  void count()
}
