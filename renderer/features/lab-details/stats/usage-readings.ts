import type { LabUsage } from '../../../../src/contract/words'
import type { Channel } from '../../../../src/contract/channel'

export const WINDOW_MS = 5 * 60_000
/** Readings come about once a second; a hole longer than this is drawn as a hole. */
const HOLE_MS = 5_000

/** The readings of the last five minutes, oldest first. One that is not newer than the last (told twice after the line was lost) is left out. */
export function addReadings(readings: readonly LabUsage[], added: readonly LabUsage[]): readonly LabUsage[] {
  const all = [...readings]
  for (const reading of added) if (reading.at > (all.at(-1)?.at ?? 0)) all.push(reading)
  const from = (all.at(-1)?.at ?? 0) - WINDOW_MS
  return all.filter(({ at }) => at >= from)
}

/** Columns for a chart: seconds, and the value at each; a null where nobody knows. */
export function series(readings: readonly LabUsage[], value: (reading: LabUsage) => number): [number[], (number | null)[]] {
  const times: number[] = []
  const values: (number | null)[] = []
  for (const [index, reading] of readings.entries()) {
    const before = readings[index - 1]
    if (before !== undefined && reading.at - before.at > HOLE_MS) {
      times.push((before.at + 1) / 1000)
      values.push(null)
    }
    times.push(reading.at / 1000)
    values.push(value(reading))
  }
  return [times, values]
}

/** One reading of every ten seconds, newest first: what a table can say without drowning its reader. */
export function tableReadings(readings: readonly LabUsage[]): readonly LabUsage[] {
  const byTenSeconds = new Map<number, LabUsage>()
  for (const reading of readings) byTenSeconds.set(Math.floor(reading.at / 10_000), reading)
  return [...byTenSeconds.values()].toReversed()
}

const RETRY_MS = 2_000

/** Until it is stopped. A container that is not quite there yet, or a line that broke, is asked again. */
export function subscribeUsage(
  channel: Channel,
  lab: { readonly namespace: string; readonly name: string },
  onReadings: (added: readonly LabUsage[]) => void,
): () => void {
  let isStopped = false
  let timer: number | undefined
  let stopListening = (): void => {}
  const begin = (): void => {
    stopListening = channel.subscribe('usage', lab, { onEvents: onReadings, onEnd: again })
  }
  function again(): void {
    if (!isStopped) timer = window.setTimeout(begin, RETRY_MS)
  }
  begin()
  return () => {
    isStopped = true
    window.clearTimeout(timer)
    stopListening()
  }
}
