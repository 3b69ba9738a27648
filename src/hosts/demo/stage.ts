import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../../core/clock/clock'
import { silentLog } from '../../core/engine/log'
import type { Provisioner } from '../../core/provisioner/provisioner'
import { isProvisionerError } from '../../core/provisioner/provisioner-error'
import type { ProvisionerKind } from '../../core/resource/lab-template'
import { createDockerProvisioner } from '../../provisioners/docker/docker-provisioner'
import { createSimulatedProvisioner } from '../../provisioners/simulated/simulated-provisioner'
import { LIFELIKE } from '../../provisioners/simulated/simulated-timings'

/** What the story is played on. */
export interface Stage {
  readonly provisioner: Provisioner
  /** For the audience: on what, and why. */
  readonly sentence: string
  /** Takes away what the stage itself brought along; labs are not its business. */
  dismantle(): Promise<void>
}

export async function openStage(wanted: ProvisionerKind | undefined, clock: Clock): Promise<Stage> {
  if (wanted === 'simulated') return simulatedStage(clock, 'The labs are simulated, as asked.')
  const docker = await dockerStage(clock)
  const why = await whySilent(docker.provisioner)
  if (why === undefined) return docker
  await docker.dismantle()
  if (wanted === 'docker') throw new Error(why)
  return simulatedStage(clock, `The labs are simulated, because Docker does not answer here. ${why}`)
}

function simulatedStage(clock: Clock, sentence: string): Stage {
  const provisioner = createSimulatedProvisioner({ clock, timings: LIFELIKE })
  return { provisioner, sentence, dismantle: () => provisioner.close() }
}

/** An installation of its own, so that the demo sees and touches nobody else's labs. */
async function dockerStage(clock: Clock): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'lab-demo-'))
  const provisioner = createDockerProvisioner({ instanceId: `demo-${randomUUID()}`, clock, log: silentLog, collectDir: join(folder, 'collected') })
  return {
    provisioner,
    sentence: 'The labs are real containers of the Docker daemon on this machine.',
    dismantle: async () => {
      await provisioner.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** undefined: it answers. */
async function whySilent(provisioner: Provisioner): Promise<string | undefined> {
  try {
    await provisioner.list()
    return undefined
  } catch (error) {
    if (!isProvisionerError(error)) throw error
    return error.message
  }
}
