import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { version } from '../../package.json'
import { openLowdbBackend } from '../backends/lowdb/open-lowdb-backend'
import type { About } from '../contract/about'
import type { Clock } from '../core/clock/clock'
import { createEngine } from '../core/engine/engine'
import type { Log } from '../core/observe/log'
import type { Provisioner } from '../core/provisioner/provisioner'
import type { ProvisionerKind } from '../core/resource/lab-template'
import { createDockerProvisioner } from '../provisioners/docker/docker-provisioner'
import { createSimulatedProvisioner } from '../provisioners/simulated/simulated-provisioner'
import { LIFELIKE } from '../provisioners/simulated/simulated-timings'
import { createLabService } from '../service/lab-service'
import { LogRing } from '../service/diagnostics/log-ring'
import { aboutThisHost } from './about'
import { createCloudEventSink } from './cloud-event-sink'
import { measureLoopLag } from './loop-lag'

export interface EngineHostOptions {
  readonly dataDir: string
  readonly provisioner?: ProvisionerKind
  readonly dockerHost?: string
  /** Every CloudEvent is posted there. */
  readonly eventsUrl?: string
  readonly clock: Clock
  readonly log: Log
}

/**
 * The engine on this machine's disk and its Docker, the same for every host that keeps labs. Takes the data directory; throws
 * StorageError if another process has it.
 */
export async function composeEngine(
  { dataDir, provisioner: override, dockerHost, eventsUrl, clock, log }: EngineHostOptions,
  host: About['host'],
) {
  const {
    backend,
    installation: { instanceId },
    notices,
    fault,
  } = await openLowdbBackend({ dir: dataDir, clock, log })
  const make: Readonly<Record<ProvisionerKind, () => Provisioner>> = {
    docker: () =>
      createDockerProvisioner({
        instanceId,
        clock,
        log,
        collectDir: join(dataDir, 'collected'),
        daemonFile: join(dataDir, 'docker-daemon'),
        isolationFile: join(dataDir, 'direct-route'),
        dockerHost,
      }),
    simulated: () => createSimulatedProvisioner({ instanceId, clock, log, timings: LIFELIKE }),
  }
  const byKind = new Map<string, Provisioner>(
    (override === undefined ? (['docker', 'simulated'] as const) : [override]).map((kind) => [kind, make[kind]()]),
  )
  const ring = new LogRing(log, clock)
  const lag = measureLoopLag()
  const engine = createEngine({
    backend,
    clock,
    log: ring,
    newUid: randomUUID,
    source: `/lab-resource-manager/${instanceId}`,
    provisioners: () => [...byKind.values()],
    provisionerFor: (kind) => found(byKind.get(override ?? kind), kind),
    readLoopLag: lag.read,
  })
  const sink = eventsUrl === undefined ? undefined : createCloudEventSink({ url: eventsUrl, bus: engine.events, clock, log })
  const about = aboutThisHost({ version, host, dataDir, clock, log })
  const service = createLabService({ engine, clock, notices, storage: fault, about, recentLog: () => ring.recent(), yieldToEventLoop })
  const closeWorld = async () => {
    lag.stop()
    await sink?.stop()
    for (const provisioner of byKind.values()) await provisioner.close()
    // Last: whatever was acknowledged on the way down is on disk before the directory is let go.
    await backend.close()
  }
  return { engine, service, closeWorld }
}

const yieldToEventLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function found(provisioner: Provisioner | undefined, kind: string): Provisioner {
  if (provisioner === undefined) throw new Error(`no provisioner is called ${JSON.stringify(kind)}`)
  return provisioner
}
