import type { Collected, Collecting, LabIdentity } from '../../core/provisioner/provisioner'
import { collectedFrom, type SimulatedContainer } from './simulated-container'
import { workTooLarge } from './simulated-error'
import type { SimulatedWorld } from './simulated-world'

/** An emptied folder does not take the place of what was in safety before. */
export function bringIntoSafety(
  world: SimulatedWorld,
  container: SimulatedContainer | undefined,
  lab: LabIdentity,
  { maxBytes, onDidFindNothing }: Collecting,
): Collected | undefined {
  const work = world.volumes.get(lab.uid) ?? []
  if (work.length === 0 && container === undefined) onDidFindNothing?.()
  if (work.join('\n').length > maxBytes) throw workTooLarge(lab.name, maxBytes)
  if (work.length > 0) world.collected.set(lab.uid, collectedFrom(lab, work, world.clock.now()))
  return world.collected.get(lab.uid)
}
