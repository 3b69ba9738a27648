import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMemoryBackend } from '../../backends/memory/memory-backend'
import type { Clock } from '../../core/clock/clock'
import { createEngine, type Engine } from '../../core/engine/engine'
import { silentLog, type Log } from '../../core/observe/log'
import type { Provisioner } from '../../core/provisioner/provisioner'
import { isProvisionerError } from '../../core/provisioner/provisioner-error'
import type { ProvisionerKind } from '../../core/resource/lab-template'
import { createDockerProvisioner } from '../../provisioners/docker/docker-provisioner'
import { createSimulatedProvisioner } from '../../provisioners/simulated/simulated-provisioner'
import { LIFELIKE } from '../../provisioners/simulated/simulated-timings'

/** What the story is played on. */
export interface Stage {
  readonly engine: Engine
  readonly provisioner: Provisioner
  /** For the audience: on what, and why. */
  readonly sentence: string
  /** Takes away what the stage itself brought along; labs are not its business. */
  dismantle(): Promise<void>
}

interface Props {
  readonly provisioner: Provisioner
  readonly sentence: string
  putAway(): Promise<void>
}

export async function openStage(options: {
  readonly wanted: ProvisionerKind | undefined
  readonly clock: Clock
  readonly log: Log
}): Promise<Stage> {
  const { clock, log } = options
  const { provisioner, sentence, putAway } = await chooseProps(options.wanted, clock)
  const backend = createMemoryBackend({ clock })
  const engine = createEngine({
    backend,
    clock,
    log,
    provisionerFor: () => provisioner,
    provisioners: () => [provisioner],
    newUid: randomUUID,
    source: '/lab-resource-manager/demo',
  })
  const dismantle = async (): Promise<void> => {
    await putAway()
    await backend.close()
  }
  return { engine, provisioner, sentence, dismantle }
}

async function chooseProps(wanted: ProvisionerKind | undefined, clock: Clock): Promise<Props> {
  if (wanted === 'simulated') return simulatedProps(clock, 'The labs are simulated, as asked.')
  const docker = await dockerProps(clock)
  const why = await whySilent(docker.provisioner)
  if (why === undefined) return docker
  await docker.putAway()
  if (wanted === 'docker') throw new Error(why)
  return simulatedProps(clock, `The labs are simulated, because Docker does not answer here. ${why}`)
}

function simulatedProps(clock: Clock, sentence: string): Props {
  const provisioner = createSimulatedProvisioner({ clock, timings: LIFELIKE })
  return { provisioner, sentence, putAway: () => provisioner.close() }
}

/** An installation of its own, so that the demo sees and touches nobody else's labs. */
async function dockerProps(clock: Clock): Promise<Props> {
  const folder = await mkdtemp(join(tmpdir(), 'lab-demo-'))
  const provisioner = createDockerProvisioner({
    instanceId: `demo-${randomUUID()}`,
    clock,
    log: silentLog,
    collectDir: join(folder, 'collected'),
  })
  const putAway = async (): Promise<void> => {
    await provisioner.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { provisioner, sentence: 'The labs are real containers of the Docker daemon on this machine.', putAway }
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
