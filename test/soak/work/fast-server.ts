import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { openLowdbBackend } from '../../../src/backends/lowdb/open-lowdb-backend'
import { createEngine } from '../../../src/core/engine/engine'
import { silentLog, type Log } from '../../../src/core/observe/log'
import type { Provisioner } from '../../../src/core/provisioner/provisioner'
import { HeadlessHost } from '../../../src/hosts/headless/headless-host'
import { SystemClock } from '../../../src/hosts/system-clock'
import { createDockerProvisioner } from '../../../src/provisioners/docker/docker-provisioner'
import { createSimulatedProvisioner } from '../../../src/provisioners/simulated/simulated-provisioner'
import { createLabService } from '../../../src/service/lab-service'
import { tinyPanel } from '../../fixtures/tiny-panel'
import { FastClock } from './fast-clock'

/**
 * fast-server DATA-DIR DOCKER-HOST BEGAN-AT SPEED [OVERRIDE]: the engine as `compose-engine` puts it together, in two times. What the engine
 * waits for passes SPEED times faster; what it asks of the real Docker, and of sockets, has the real time for it.
 */
const [dataDir = '', dockerHost = '', beganAt = '0', speed = '1', override] = process.argv.slice(2)
const clock = new FastClock({ at: Number(beganAt), speed: Number(speed) })
const realClock = new SystemClock()
const log: Log = {
  ...silentLog,
  error: (message, facts) => console.error(new Date(clock.now()).toISOString(), message, facts ?? ''),
  ...(process.env['SOAK_LOG'] === undefined
    ? {}
    : { warn: (message, facts) => console.error(new Date(clock.now()).toISOString(), message, JSON.stringify(facts ?? {}).slice(0, 400)) }),
}
const { backend, installation, notices, fault } = await openLowdbBackend({ dir: dataDir, clock, log })
const { instanceId } = installation
const make: Readonly<Record<string, () => Provisioner>> = {
  docker: () =>
    createDockerProvisioner({
      instanceId,
      clock: realClock,
      log,
      collectDir: join(dataDir, 'collected'),
      daemonFile: join(dataDir, 'docker-daemon'),
      isolationFile: join(dataDir, 'direct-route'),
      dockerHost,
    }),
  simulated: () => createSimulatedProvisioner({ instanceId, clock, log }),
}
const byKind = new Map(Object.entries(make).flatMap(([kind, begin]) => ((override ?? kind) === kind ? [[kind, begin()] as const] : [])))
const engine = createEngine({
  backend,
  clock,
  log,
  newUid: randomUUID,
  provisioners: () => [...byKind.values()],
  provisionerFor: (kind) => {
    const provisioner = byKind.get(override ?? kind)
    if (provisioner === undefined) throw new Error(`no provisioner is called ${kind}`)
    return provisioner
  },
})
const service = createLabService({ engine, clock, notices, storage: fault })
const host = new HeadlessHost({ service, clock: realClock, log, panel: tinyPanel })
await host.listen(0)
await engine.start()
process.stdout.write(`serving ${host.url} ${host.access.token}\n`)
