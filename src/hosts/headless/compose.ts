import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { openLowdbBackend } from '../../backends/lowdb/open-lowdb-backend'
import type { Clock } from '../../core/clock/clock'
import { createEngine } from '../../core/engine/engine'
import type { Log } from '../../core/engine/log'
import type { Provisioner } from '../../core/provisioner/provisioner'
import type { ProvisionerKind } from '../../core/resource/lab-template'
import { resolveDockerHost } from '../../provisioners/docker/daemon/docker-host'
import { createDockerProvisioner } from '../../provisioners/docker/docker-provisioner'
import { LIFELIKE } from '../../provisioners/simulated/simulated-timings'
import { createSimulatedProvisioner } from '../../provisioners/simulated/simulated-provisioner'
import { LabService } from '../../service/lab-service'
import { version } from '../../../package.json'
import { aboutThisHost } from '../about'
import { loadPanel } from '../panel/panel'
import { HeadlessHost } from './headless-host'

export interface ComposeOptions {
  readonly dataDir: string
  readonly provisioner?: ProvisionerKind
  readonly dockerHost?: string
  /** Where the built renderer is. */
  readonly panelDir: string
  readonly clock: Clock
  readonly log: Log
}

/** The only place of this host that knows every part by name. Takes the data directory; throws StorageError if another process has it. */
export async function compose({ dataDir, provisioner: override, dockerHost, panelDir, clock, log }: ComposeOptions) {
  const { backend, installation: { instanceId }, notices } = await openLowdbBackend({ dir: dataDir, clock, log })
  const make: Readonly<Record<ProvisionerKind, () => Provisioner>> = {
    docker: () => createDockerProvisioner({ instanceId, clock, log, collectDir: join(dataDir, 'collected'), dockerHost }),
    simulated: () => createSimulatedProvisioner({ instanceId, clock, log, timings: LIFELIKE }),
  }
  const byKind = new Map<string, Provisioner>((override === undefined ? ['docker', 'simulated'] as const : [override]).map((kind) => [kind, make[kind]()]))
  const engine = createEngine({
    backend, clock, log, newUid: randomUUID, source: `/lab-resource-manager/${instanceId}`,
    provisioners: () => [...byKind.values()],
    provisionerFor: (kind) => found(byKind.get(override ?? kind), kind),
  })
  const docker = override === 'simulated' ? undefined : dockerAddress(dockerHost)
  const about = aboutThisHost({ version, host: 'browser', dataDir, dockerHost: docker, clock, log })
  const panel = await loadPanel(panelDir)
  const host = new HeadlessHost({ service: new LabService({ engine, clock, notices, about }), clock, log, panel })
  const closeWorld = async () => {
    for (const provisioner of byKind.values()) await provisioner.close()
    // Last: whatever was acknowledged on the way down is on disk before the directory is let go.
    await backend.close()
  }
  return { engine, host, closeWorld }
}

function dockerAddress(wanted = process.env['DOCKER_HOST']): string | undefined {
  const host = resolveDockerHost(wanted)
  return host.type === 'socket' ? `unix://${host.socketPath}` : wanted
}

function found(provisioner: Provisioner | undefined, kind: string): Provisioner {
  if (provisioner === undefined) throw new Error(`no provisioner is called ${JSON.stringify(kind)}`)
  return provisioner
}
