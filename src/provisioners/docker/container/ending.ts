import type { EndCause, Observation } from '../../../core/provisioner/observation'
import type { Inspected } from '../daemon/answers'
import type { ContainerMemory, ExitFacts } from './container-memory'
import type { DockerApi } from '../daemon/docker-api'
import { readEvent, type ContainerEvent } from '../daemon/event-line'
import { jsonLines } from '../daemon/lines/json-lines'

/** A daemon remembers its last 256 events. With fewer than that, what it does not remember did not happen under it. */
const RING = 256

/**
 * How a container came to its end, by evidence: what we heard ourselves, else what the daemon remembers. Remembered per container, so that
 * an idle system asks once.
 */
export async function withEnding(
  tools: { api: DockerApi; memory: ContainerMemory },
  seen: Inspected,
  observation: Observation,
): Promise<Observation> {
  if (observation.condition !== 'exited' && observation.condition !== 'dead') return observation
  const known = tools.memory.exitOf(seen.Id)
  if (known !== undefined) return { ...observation, ...known }
  const { FinishedAt } = seen.State
  const ending =
    tools.memory.endingOf(seen.Id) ?? tools.memory.settledEnding(seen.Id, FinishedAt) ?? (await endingByHistory(tools.api, seen))
  const facts: ExitFacts = {
    exitCode: seen.State.ExitCode,
    oomKilled: seen.State.OOMKilled,
    ending,
    ...(seen.State.Error === '' ? {} : { error: seen.State.Error }),
  }
  tools.memory.rememberExit(seen.Id, FinishedAt, facts)
  return { ...observation, ...facts }
}

async function endingByHistory(api: DockerApi, seen: Inspected): Promise<EndCause> {
  const endedAt = Date.parse(seen.State.FinishedAt) / 1000
  if (!(endedAt > 0)) return 'unknown'
  return endingFrom(await remembered(api), seen.Id, endedAt)
}

/** Pure: what the daemon's memory says of this container's last end. */
export function endingFrom(history: readonly ContainerEvent[], id: string, endedAt: number): EndCause {
  const own = history.filter((event) => event.id === id)
  const death = own.findLastIndex((event) => event.action === 'die')
  const mayHaveForgotten = history.length >= RING && (history[0]?.time ?? 0) >= Math.floor(endedAt)
  if (death < 0) return mayHaveForgotten ? 'unknown' : 'withDaemon'
  const start = own.slice(0, death).findLastIndex((event) => event.action === 'start')
  return own.slice(start + 1, death).some((event) => event.action === 'kill') ? 'byHand' : 'itself'
}

/** Everything that is remembered up to the daemon's own now (never ours: the two clocks may differ by hours). The stream then ends by itself. */
async function remembered(api: DockerApi): Promise<readonly ContainerEvent[]> {
  const now = Date.parse((await api.info()).SystemTime)
  if (Number.isNaN(now)) return []
  const text = await api.history({ since: '1', until: (now / 1000).toFixed(3) })
  const events: ContainerEvent[] = []
  for await (const line of jsonLines(once(text))) {
    const event = line === undefined ? undefined : readEvent(line)
    if (event !== undefined) events.push(event)
  }
  return events
}

async function* once(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text)
}
