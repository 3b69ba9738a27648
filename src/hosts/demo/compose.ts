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

/** What the demo runs on. */
export interface DemoEnvironment {
  readonly engine: Engine
  readonly provisioner: Provisioner
  /** For the audience: on what, and why. */
  readonly sentence: string
  /** Takes away what the environment itself brought along; labs are not its business. */
  close(): Promise<void>
}

interface DemoProvisioner {
  readonly provisioner: Provisioner
  readonly sentence: string
  close(): Promise<void>
}

export async function createDemoEnvironment(options: {
  readonly wanted: ProvisionerKind | undefined
  readonly clock: Clock
  readonly log: Log
}): Promise<DemoEnvironment> {
  const { clock, log } = options
  const labs = await chooseProvisioner(options.wanted, clock)
  const { provisioner } = labs
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
  const close = async (): Promise<void> => {
    await labs.close()
    await backend.close()
  }
  return { engine, provisioner, sentence: labs.sentence, close }
}

async function chooseProvisioner(wanted: ProvisionerKind | undefined, clock: Clock): Promise<DemoProvisioner> {
  if (wanted === 'simulated') return simulatedLabs(clock, 'The labs are simulated, as asked.')
  const docker = await dockerLabs(clock)
  const why = await whyUnreachable(docker.provisioner)
  if (why === undefined) return docker
  await docker.close()
  if (wanted === 'docker') throw new Error(why)
  return simulatedLabs(clock, `The labs are simulated, because Docker does not answer here. ${why}`)
}

function simulatedLabs(clock: Clock, sentence: string): DemoProvisioner {
  const provisioner = createSimulatedProvisioner({ clock, timings: LIFELIKE })
  return { provisioner, sentence, close: () => provisioner.close() }
}

/** An installation of its own, so that the demo sees and touches nobody else's labs. */
async function dockerLabs(clock: Clock): Promise<DemoProvisioner> {
  const folder = await mkdtemp(join(tmpdir(), 'lab-demo-'))
  const provisioner = createDockerProvisioner({
    instanceId: `demo-${randomUUID()}`,
    clock,
    log: silentLog,
    collectDir: join(folder, 'collected'),
  })
  const close = async (): Promise<void> => {
    await provisioner.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { provisioner, sentence: 'The labs are real containers of the Docker daemon on this machine.', close }
}

/** undefined: it answers. */
async function whyUnreachable(provisioner: Provisioner): Promise<string | undefined> {
  try {
    await provisioner.list()
    return undefined
  } catch (error) {
    if (!isProvisionerError(error)) throw error
    return error.message
  }
}
