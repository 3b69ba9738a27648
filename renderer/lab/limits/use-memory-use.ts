import { onScopeDispose, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { useChannel } from '../../client/connection'
import type { LabRow } from '../lab-row'
import type { Use } from './above-limit'

/** A line bears so many subscriptions (MAX_SUBSCRIPTIONS of the engine), and a daemon so many readings a second. */
const MOST_ASKED = 100

/** What each of these labs uses now, by key, for as long as somebody asks. One that does not run, or is not reached, says nothing. */
export function useMemoryUse(rows: readonly LabRow[]): Readonly<ShallowRef<ReadonlyMap<string, Use>>> {
  const channel = useChannel()
  const uses = shallowRef<ReadonlyMap<string, Use>>(new Map())
  const stops = rows
    .filter(({ state }) => state === 'ready')
    .slice(0, MOST_ASKED)
    .map(({ key, namespace, name }) =>
      channel.subscribe(
        'usage',
        { namespace, name },
        {
          onEvents(readings) {
            const last = readings.at(-1)
            if (last !== undefined) uses.value = new Map(uses.value).set(key, { name, memoryBytes: last.memoryBytes })
          },
          // A warning is no more than that: the engine looks again before it sets a limit.
          onEnd() {},
        },
      ),
    )
  onScopeDispose(() => stops.forEach((stop) => stop()))
  return uses
}
