import { pause } from '../../core/clock/pause'
import type { LabUsage } from '../../core/provisioner/provisioner'
import { seedOf, type SimulatedContainer } from './simulated-container'
import type { SimulatedWorld } from './simulated-world'

const EVERY_MS = 1_000

/** A reading a second while the same container runs. */
export async function* simulatedUsage(
  world: SimulatedWorld,
  find: () => SimulatedContainer | undefined,
  signal: AbortSignal,
): AsyncGenerator<LabUsage> {
  const since = find()?.runningSince
  for (let now = find(); now?.runningSince !== undefined && now.runningSince === since; now = find()) {
    yield readingOf(now, world)
    await pause(world.clock, EVERY_MS, signal)
  }
}

/** Made of the lab's uid and how long it has run: the same lab at the same age says the same. A paused one does nothing and keeps what it has. */
export function readingOf(container: SimulatedContainer, { clock }: Pick<SimulatedWorld, 'clock'>): LabUsage {
  const { lab, observation, runningSince = 0 } = container
  const age = Math.floor((clock.monotonic() - runningSince) / EVERY_MS)
  const share = (name: string): number => seedOf(`${lab.uid}/${name}`) / 0x1_0000_0000
  const swing = Math.sin(age / (5 + 10 * share('pace')) + 6 * share('phase'))
  const { cpu, memoryBytes, pids } = lab.limits
  return {
    at: clock.now(),
    cpuPercent: observation.condition === 'paused' ? 0 : Math.round(cpu * (8 + 20 * share('cpu') + 6 * swing) * 10) / 10,
    memoryBytes: Math.round(memoryBytes * (0.25 + 0.3 * share('memory') + 0.03 * swing)),
    memoryLimitBytes: memoryBytes,
    pids: Math.min(pids, 2 + Math.floor(6 * share('pids'))),
  }
}
