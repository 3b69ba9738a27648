import { pause } from '../../../core/clock/pause'
import { ProvisionerError } from '../../../core/provisioner/provisioner-error'
import type { OwnedId } from '../container/ownership'
import { DockerRefusal } from '../daemon/docker-errors'
import type { DockerContext } from '../docker-context'
import type { Shell } from './shell'

/** Docker hears of an end a moment after whoever reads the shell's output does. */
const LOOKS = 20
const BETWEEN_LOOKS_MS = 50

/**
 * Sees to it that the shell is no more, and says how it ended. Docker leaves a shell running whose reader has gone, and no key ends one
 * for certain (an editor takes them all): so it is hung up on, as a terminal that is switched off does, and killed if it does not care.
 * Never throws; undefined: nobody knows.
 */
export async function endShell(context: DockerContext, id: OwnedId, shell: Shell & { readonly wasCutOff: boolean }): Promise<number | undefined> {
  try {
    let seen = await (shell.wasCutOff ? context.api.inspectExec(shell.execId) : untilEnded(context, shell))
    for (const signal of ['HUP', 'KILL']) {
      if (!seen.isRunning) break
      await context.api.execute(id, [...shell.program, '-c', `kill -${signal} ${shell.pid}`])
      seen = await untilEnded(context, shell)
    }
    return seen.exitCode
  } catch (error) {
    if (!isGone(error)) context.log.warn('The shell of a terminal could not be ended', { container: id, error: String(error) })
    return undefined
  }
}

async function untilEnded({ api, clock }: DockerContext, { execId }: Pick<Shell, 'execId'>) {
  let seen = await api.inspectExec(execId)
  for (let looks = 1; seen.isRunning && looks < LOOKS; looks += 1) {
    await pause(clock, BETWEEN_LOOKS_MS)
    seen = await api.inspectExec(execId)
  }
  return seen
}

/** With its container, for example. */
function isGone(error: unknown): boolean {
  return error instanceof ProvisionerError && error.cause instanceof DockerRefusal && error.cause.status === 404
}
