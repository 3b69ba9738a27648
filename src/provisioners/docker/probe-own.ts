import type { Observation } from '../../core/provisioner/observation'
import type { LabPlan, ProbeAnswer } from '../../core/provisioner/provisioner'
import type { DockerContext } from './docker-context'
import { findOwned } from './find-lab'
import { whyNotHealthy } from './image/own-health'
import { probeLab } from './probe'

/** One readiness check, with what it needs of the daemon: a command inside, or what Docker says of the image's own check. */
export async function probeOwn(context: DockerContext, plan: LabPlan, about: { observation: Observation; signal: AbortSignal }): Promise<ProbeAnswer> {
  const { observation, signal } = about
  const execute = async (command: readonly string[], limit: AbortSignal): Promise<number | undefined> => {
    const id = await findOwned(context, plan)
    return id === undefined ? undefined : context.api.execute(id, command, limit)
  }
  const why = await whyNotHealthy(context, plan, signal)
  return why === undefined ? probeLab(plan, observation, { tools: { clock: context.clock, execute }, signal }) : { answered: false, why }
}
