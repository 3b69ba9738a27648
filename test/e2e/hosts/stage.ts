import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, vi } from 'vitest'
import type { StoredLab } from '../../../src/contract/words'
import { DOCKER_HOST, DockerWorld } from '../../fixtures/docker-world'
import { differences, inOrder } from '../../fixtures/oracle'
import { LabsPage } from '../pages/labs-page'
import type { OpenOptions, OpenPanel, PanelHost } from './open-panel'

const SETTLED_MS = 90_000

export interface StageOptions extends OpenOptions {
  readonly reconcileEvery?: string
}

/**
 * The panel in front of a spec, on real Docker, with a stranger's container in the same house. At its end the one question: do store,
 * Docker and screen say the same, and did the page do nothing it may not do?
 */
export class PanelStage {
  static async open(
    host: PanelHost,
    { dockerHost = DOCKER_HOST, reconcileEvery = '2s', ...options }: StageOptions = {},
  ): Promise<PanelStage> {
    const world = new DockerWorld(dockerHost)
    const panel = await host.open({ ...options, dockerHost })
    await world.bystander({ runs: dockerHost === DOCKER_HOST })
    await panel.ask('patch', {
      kind: 'EngineSettings',
      name: 'default',
      type: 'merge',
      patch: { spec: { reconcile: { interval: reconcileEvery } } },
    })
    return new PanelStage(panel, world)
  }

  constructor(
    readonly panel: OpenPanel,
    readonly world: DockerWorld,
  ) {}

  get page() {
    return this.panel.page
  }

  get instanceId(): string {
    return (JSON.parse(readFileSync(join(this.panel.dataDir, 'installation.json'), 'utf8')) as { instanceId: string }).instanceId
  }

  async labs(): Promise<readonly StoredLab[]> {
    return (await this.panel.ask('list', { kind: 'LabInstance' })).items as readonly StoredLab[]
  }

  /** Declared past the screen, as another program would. */
  async declare(names: readonly string[], spec: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await Promise.all(
      names.map((name) =>
        this.panel.ask('create', {
          kind: 'LabInstance',
          object: { metadata: { name }, spec: { template: 'sample-lab', studentEmail: `${name}@example.com`, studentName: name, ...spec } },
        }),
      ),
    )
  }

  async untilReady(count: number): Promise<void> {
    await vi.waitFor(async () => expect((await this.labs()).filter(({ status }) => status.state === 'ready')).toHaveLength(count), {
      timeout: SETTLED_MS,
      interval: 200,
    })
  }

  /** Of a ready lab. */
  async containerOf(name: string) {
    const lab = (await this.labs()).find(({ metadata }) => metadata.name === name)
    return this.world.docker.getContainer(lab?.status.containerId ?? 'nothing')
  }

  /** The oracle: store = Docker = screen. */
  async expectOrder(): Promise<void> {
    const inStore = async () => (await this.labs()).map(({ metadata, status }) => `${metadata.name} ${status.state}`).sort()
    const list = new LabsPage(this.page)
    await list.open()
    await vi.waitFor(
      async () => {
        expect(await list.shown()).toEqual(await inStore())
        expect(await differences({ labs: await this.labs(), world: this.world, instanceId: this.instanceId })).toEqual(inOrder)
      },
      { timeout: 30_000, interval: 200 },
    )
  }

  /** Asks the oracle a last time, deletes what is there, and leaves nothing behind. */
  async close({ judged = true } = {}): Promise<void> {
    const { instanceId } = this
    try {
      if (judged) {
        // Before as well: it says why a screen is not there.
        expect(this.panel.faults.found).toEqual([])
        await this.expectOrder()
        expect(this.panel.faults.found).toEqual([])
      }
      await this.panel.ask('deleteCollection', { kind: 'LabInstance' })
      await vi.waitFor(async () => expect(await this.labs()).toEqual([]), { timeout: SETTLED_MS, interval: 200 })
    } finally {
      await this.panel.close()
      await this.world.sweep([instanceId])
    }
  }
}
