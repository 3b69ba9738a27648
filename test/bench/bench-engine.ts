import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openLowdbBackend } from '../../src/backends/lowdb/open-lowdb-backend'
import { createEngine } from '../../src/core/engine/engine'
import { silentLog } from '../../src/core/observe/log'
import type { StoredLab } from '../../src/core/resource/lab-instance'
import type { LabTemplate } from '../../src/core/resource/lab-template'
import { DEFAULT_NAMESPACE as namespace } from '../../src/core/resource/resource'
import type { ResourceChange } from '../../src/core/store/resource-store'
import { SystemClock } from '../../src/hosts/system-clock'
import { createDockerProvisioner } from '../../src/provisioners/docker/docker-provisioner'
import { RawDocker } from './raw-docker'

type Wanted = (change: ResourceChange<StoredLab>) => boolean

export const isReady: Wanted = ({ current }) => current.status.state === 'ready'
const isGone: Wanted = ({ type }) => type === 'DELETED'

/** The whole engine on a real store directory and the real daemon, used as a screen uses it: declare, and watch the store. */
export class BenchEngine {
  readonly #parts: Parts
  readonly #waiting = new Set<{ readonly name: string; readonly wanted: Wanted; readonly resolve: (at: number) => void }>()

  constructor(parts: Parts) {
    this.#parts = parts

    const watch = parts.engine.store.watch<StoredLab>('LabInstance')
    watch.onDidSignal(() => {
      for (const change of watch.take().changes) this.#hear(change)
    })
  }

  static async start(): Promise<BenchEngine> {
    // Beside the system's own data, not in /tmp: that may be memory.
    const dir = mkdtempSync('/var/tmp/lrm-bench-')
    const clock = new SystemClock()
    const {
      backend,
      installation: { instanceId },
    } = await openLowdbBackend({ dir: join(dir, 'store'), clock })
    const provisioner = createDockerProvisioner({ instanceId, clock, log: silentLog, collectDir: join(dir, 'collected') })
    const engine = createEngine({
      backend,
      clock,
      newUid: randomUUID,
      log: silentLog,
      provisioners: () => [provisioner],
      provisionerFor: () => provisioner,
    })
    await engine.start()
    return new BenchEngine({ dir, backend, provisioner, engine, instanceId })
  }

  get engine() {
    return this.#parts.engine
  }

  get instanceId(): string {
    return this.#parts.instanceId
  }

  template(name = 'sample-lab'): Promise<LabTemplate> {
    return this.engine.store.get<LabTemplate>({ kind: 'LabTemplate', namespace, name })
  }

  lab(name: string): Promise<StoredLab> {
    return this.engine.store.get<StoredLab>({ kind: 'LabInstance', namespace, name })
  }

  /** When the lab was seen ready on the watch, by `performance.now()`. */
  async up(name: string, template = 'sample-lab'): Promise<number> {
    const ready = this.until(name, isReady)
    await this.engine.store.create({
      kind: 'LabInstance',
      metadata: { name, namespace },
      spec: { template, studentEmail: `${name}@example.com` },
    })
    return ready
  }

  async down(name: string): Promise<number> {
    const gone = this.until(name, isGone)
    await this.engine.store.delete({ kind: 'LabInstance', namespace, name })
    return gone
  }

  until(name: string, wanted: Wanted): Promise<number> {
    return new Promise((resolve) => this.#waiting.add({ name, wanted, resolve }))
  }

  async close(): Promise<void> {
    const { engine, provisioner, backend, dir, instanceId } = this.#parts
    await engine.stop()
    await provisioner.close()
    await backend.close()
    const docker = new RawDocker()
    await docker.sweep(instanceId).finally(() => docker.close())
    rmSync(dir, { recursive: true, force: true })
  }

  #hear(change: ResourceChange<StoredLab>): void {
    const at = performance.now()
    for (const one of this.#waiting) {
      if (one.name !== change.current.metadata.name || !one.wanted(change)) continue
      this.#waiting.delete(one)
      one.resolve(at)
    }
  }
}

interface Parts {
  readonly dir: string
  readonly backend: Awaited<ReturnType<typeof openLowdbBackend>>['backend']
  readonly provisioner: ReturnType<typeof createDockerProvisioner>
  readonly engine: ReturnType<typeof createEngine>
  readonly instanceId: string
}
