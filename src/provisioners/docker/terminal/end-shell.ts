import { pause } from '../../../core/clock/pause'
import { ProvisionerError } from '../../../core/provisioner/provisioner-error'
import type { OwnedId } from '../daemon/owned-id'
import { DockerRefusal } from '../daemon/docker-errors'
import type { DockerContext } from '../docker-context'
import type { Shell } from './shell'

/** Docker hears of an end a moment after whoever reads the shell's output does. */
const LOOKS = 20
const BETWEEN_LOOKS_MS = 50
/** What Docker says of a shell to whose reader it could not write any more: that it has ended, with this code, while it runs on. */
const NOBODY_READS = 126

/** The shell, and the lab that it runs in. */
interface Place {
  readonly context: DockerContext
  readonly id: OwnedId
  readonly shell: Shell
}

/**
 * Sees to it that the shell is no more, and says how it ended. Docker leaves a shell running whose reader has gone, and no key ends one
 * for certain (an editor takes them all): so it is hung up on, as a terminal that is switched off does, and killed if it does not care.
 * Never throws; undefined: nobody knows.
 */
export async function endShell(
  context: DockerContext,
  id: OwnedId,
  shell: Shell & { readonly wasCutOff: boolean },
): Promise<number | undefined> {
  const place: Place = { context, id, shell }
  try {
    let seen = await (shell.wasCutOff ? lookAt(place) : untilEnded(place))
    for (const signal of ['HUP', 'KILL']) {
      if (!seen.isRunning) break
      await tell(place, signal)
      seen = await untilEnded(place)
    }
    return seen.exitCode
  } catch (error) {
    if (!isGone(error)) context.log.warn('The shell of a terminal could not be ended', { container: id, error: String(error) })
    return undefined
  }
}

interface Seen {
  readonly isRunning: boolean
  readonly exitCode?: number
}

async function untilEnded(place: Place): Promise<Seen> {
  let seen = await lookAt(place)
  for (let looks = 1; seen.isRunning && looks < LOOKS; looks += 1) {
    await pause(place.context.clock, BETWEEN_LOOKS_MS)
    seen = await lookAt(place)
  }
  return seen
}

/** Where Docker cannot be believed, the lab itself is asked. */
async function lookAt(place: Place): Promise<Seen> {
  const seen = await place.context.api.inspectExec(place.shell.execId)
  if (seen.isRunning || seen.exitCode !== NOBODY_READS) return seen
  return { isRunning: (await tell(place, '0')) === 0, exitCode: NOBODY_READS }
}

/** A signal to the shell's process; its number is its own for as long as it matters. 0: that it is there. */
function tell({ context, id, shell }: Place, signal: string): Promise<number | undefined> {
  return context.api.execute(id, [...shell.program, '-c', `kill -${signal} ${shell.pid}`])
}

/** With its container, for example. */
function isGone(error: unknown): boolean {
  return error instanceof ProvisionerError && error.cause instanceof DockerRefusal && error.cause.status === 404
}
