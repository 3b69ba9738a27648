import type { Channel } from '../../../../src/contract/channel'
import type { LabUsage } from '../../../../src/contract/words'

const AGAIN_MS = 2_000

/** Until it is stopped. A container that is not quite there yet, or a line that broke, is asked again. */
export function followUsage(
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
    if (!isStopped) timer = window.setTimeout(begin, AGAIN_MS)
  }
  begin()
  return () => {
    isStopped = true
    window.clearTimeout(timer)
    stopListening()
  }
}
