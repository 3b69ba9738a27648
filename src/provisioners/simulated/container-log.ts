import { pause } from '../../core/clock/pause'
import type { LogOptions } from '../../core/provisioner/provisioner'
import type { SimulatedContainer } from './simulated-container'
import type { SimulatedWorld } from './simulated-world'

const HEARTBEAT_MS = 5_000

/** A few lines a real lab could have written; made when asked for, kept by nobody. */
export async function* containerLog(
  world: SimulatedWorld,
  find: () => SimulatedContainer | undefined,
  options: LogOptions,
): AsyncGenerator<string> {
  const container = find()
  if (container === undefined) return
  const lines = linesOf(container)
  yield* options.tailLines === undefined ? lines : lines.slice(Math.max(0, lines.length - options.tailLines))
  if (options.follow === true) yield* heartbeats(world, () => find()?.runningSince === container.runningSince, options.signal)
}

function linesOf({ name, lab, observation }: SimulatedContainer): readonly string[] {
  const port = lab.ports[0]?.containerPort
  return [
    `${name}: ${lab.image}`,
    ...(lab.command === undefined ? [] : [`$ ${lab.command.join(' ')}`]),
    `Welcome to ${lab.template}.`,
    ...(port === undefined ? [] : [`Listening on port ${port}.`]),
    ...(observation.exitCode === undefined ? [] : [`Ended with ${observation.exitCode}.`]),
  ]
}

/** While the same container runs, and until the reader has had enough. */
async function* heartbeats(world: SimulatedWorld, goesOn: () => boolean, signal: AbortSignal | undefined): AsyncGenerator<string> {
  for (let beat = 1; goesOn(); beat += 1) {
    try {
      await pause(world.clock, HEARTBEAT_MS, signal)
    } catch (error) {
      if (signal?.aborted === true) return
      throw error
    }
    yield `GET / 200 (${beat})`
  }
}
