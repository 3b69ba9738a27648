import type { EngineView } from '../../../../src/contract/engine-view'

/** Docker if it is there at all, else the practice world. */
export const isProvisionerLost = ({ docker, simulated }: EngineView['provisioners']): boolean => (docker ?? simulated)?.reachable === false

/** Why nothing moves in the picture, as a word of `engine.still`. */
export function idleReason({
  loops,
  queue,
  provisioners,
}: Pick<EngineView, 'loops' | 'queue' | 'provisioners'>): 'lost' | 'paused' | 'busy' | 'delayed' | 'calm' {
  if (isProvisionerLost(provisioners)) return 'lost'
  if (loops.some(({ paused }) => paused)) return 'paused'
  if (queue.depth > 0 || queue.slotsUsed > 0) return 'busy'
  return queue.delayed > 0 ? 'delayed' : 'calm'
}

/** How far a loop is on its way to the next tick, 0 to 1; undefined: it has no clock of its own, or waits for a person. */
export function tickProgress(
  { lastTickAt, nextTickAt }: { readonly lastTickAt?: number; readonly nextTickAt?: number },
  now: number,
): number | undefined {
  if (lastTickAt === undefined || nextTickAt === undefined || nextTickAt <= lastTickAt) return undefined
  return Math.min(1, Math.max(0, (now - lastTickAt) / (nextTickAt - lastTickAt)))
}
