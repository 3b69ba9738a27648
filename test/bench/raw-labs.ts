import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { planFor } from '../../src/core/plan/lab-plan'
import type { LabPlan } from '../../src/core/provisioner/provisioner'
import type { LabTemplate } from '../../src/core/resource/lab-template'
import { createBodyFor } from '../../src/provisioners/docker/container/create-options'
import { containerNameOf, NETWORK_NAME, volumeNameOf } from '../../src/provisioners/docker/container/labels'
import { aLab } from '../fixtures/a-lab'
import type { RawDocker } from './raw-docker'

/** A probe that meets Docker's proxy before the container listens hangs for a second or two: better given up and repeated. */
const PROBE_MS = 100
const PORT = '8080/tcp'

export interface RawLab {
  readonly id: string
  readonly plan: LabPlan
}

interface Seen {
  readonly State: { readonly Pid: number }
  readonly NetworkSettings: { readonly Ports: Readonly<Record<string, readonly { readonly HostPort: string }[]>> }
}

/** The same containers as ours, made by hand: one create body for both. */
export class RawLabs {
  readonly #docker: RawDocker
  readonly #template: LabTemplate
  readonly instanceId = `bench-raw-${randomUUID()}`

  constructor(docker: RawDocker, template: LabTemplate) {
    this.#docker = docker
    this.#template = template
  }

  /** Create, start, first answer on the published port. */
  async up(hostConfig: object = {}): Promise<RawLab> {
    const uid = randomUUID()
    const plan = planFor(aLab({ metadata: { name: `raw-${uid.slice(0, 6)}`, uid } }), this.#template, Date.now())
    const body = createBodyFor(plan, { instanceId: this.instanceId, secrets: {}, networkId: NETWORK_NAME })
    const whole = { ...body, HostConfig: { ...(body['HostConfig'] as object), ...hostConfig } }
    const { Id: id } = await this.#docker.call<{ Id: string }>('POST', `/containers/create?name=${containerNameOf(plan)}`, whole)
    await this.#docker.call('POST', `/containers/${id}/start`)
    await this.answered(id)
    return { id, plan }
  }

  /** Looks the port up once, then asks until there is an answer. */
  async answered(id: string): Promise<void> {
    const port = Number((await this.look(id)).NetworkSettings.Ports[PORT]?.[0]?.HostPort)
    while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 2))
  }

  look(id: string): Promise<Seen> {
    return this.#docker.call<Seen>('GET', `/containers/${id}/json`)
  }

  async down({ id, plan }: RawLab): Promise<void> {
    await this.#docker.call('DELETE', `/containers/${id}?force=1&v=1`)
    if (plan.workDir !== undefined) await this.#docker.call('DELETE', `/volumes/${volumeNameOf(plan)}`)
  }

  sweep(): Promise<void> {
    return this.#docker.sweep(this.instanceId)
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asking = request({ host: '127.0.0.1', port, agent: false, timeout: PROBE_MS }, (answer) => {
      resolve(answer.statusCode === 200)
      asking.destroy()
    })
    asking.on('timeout', () => asking.destroy())
    asking.on('error', () => resolve(false))
    asking.on('close', () => resolve(false))
    asking.end()
  })
}
