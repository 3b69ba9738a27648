import type { Clock } from '../clock/clock'
import { planFor } from '../plan/lab-plan'
import type { Observation } from '../provisioner/observation'
import type { LabPlan } from '../provisioner/provisioner'
import type { StoredLab } from '../resource/lab-instance'
import { refOf } from '../resource/resource'
import type { ResourceStore } from '../store/resource-store'
import type { Attempts } from './attempts'
import { withReason, type StatusChange } from './decide/decision'
import type { HostPorts, Ports } from './host-ports'
import { later, type Outcome } from './outcome'
import type { RunContext } from './run-context'
import type { StatusWriter } from './status-writer'

export interface LabAddressOptions {
  readonly store: ResourceStore
  readonly clock: Clock
  readonly hostPorts: HostPorts
  readonly attempts: Attempts
  readonly status: StatusWriter
}

/** Where a lab is reached on this machine: chosen and written down before anything is made with it, and kept for the lab's life. */
export class LabAddress {
  readonly #options: LabAddressOptions

  constructor(options: LabAddressOptions) {
    this.#options = options
  }

  /** The run with the lab's own ports in its plan, in the store as well when this resolves. */
  async withPorts(run: RunContext): Promise<RunContext & { readonly plan: LabPlan }> {
    const { hostPorts, status, clock } = this.#options
    const { lab, template, plan } = run
    if (template === undefined || plan === undefined) throw new Error(`no template for lab "${lab.metadata.name}"`)
    const ports = hostPorts.reserve(
      lab,
      plan.ports.map(({ containerPort }) => containerPort),
    )
    const before = lab.status.ports ?? {}
    const isKnown = Object.entries(ports).every(([inside, port]) => before[inside] === port)
    if (isKnown) return { ...run, plan }
    const written = await status.write(lab, portsChange(lab, ports))
    return { ...run, lab: written, plan: planFor(written, template, clock.now()) }
  }

  /** A container that could not be given the lab's ports (it is an earlier version's, and is kept) has others: then those are the lab's. */
  async asPublished(run: RunContext, { ports }: Observation): Promise<RunContext> {
    const known = run.lab.status.ports ?? {}
    const differs = Object.entries(ports).some(([inside, port]) => known[inside] !== port)
    return differs ? { ...run, lab: await this.#options.status.write(run.lab, portsChange(run.lab, { ...ports })) } : run
  }

  /** What Docker says is taken is taken by somebody who is no lab of ours: the store knows which port each lab has. */
  async tryAnother({ key, lab }: RunContext): Promise<Outcome> {
    const { store, hostPorts, attempts } = this.#options
    const { status } = await store.get<StoredLab>(refOf(lab))
    hostPorts.refuse(status.ports ?? {})
    attempts.suspect(key)
    return later(0)
  }
}

/** Another address than the one that the student was given is told; the first one is nobody's news. */
function portsChange({ status }: StoredLab, ports: Ports): StatusChange {
  const { state, reason = 'Starting', readyAt } = status
  const [moved] = Object.entries(status.ports ?? {}).filter(([inside, port]) => ports[inside] !== undefined && ports[inside] !== port)
  if (moved === undefined || readyAt === undefined) return { state, reason, who: 'controller', quiet: true, set: { ports } }
  const [inside, before] = moved
  const told = withReason('AddressChanged', { code: 'AddressChanged', params: { before, port: ports[inside] ?? 0 } })
  return { state, ...told, who: 'controller', set: { ports } }
}
