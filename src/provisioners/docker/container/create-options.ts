import type { Limits } from '../../../core/provisioner/observation'
import type { LabPlan } from '../../../core/provisioner/provisioner'
import { containerNameOf, DEFAULT_USER, labelsFor, markLabel, type Labels } from './labels'
import { workMounts } from './work-dir'

/**
 * A plan as Docker wants it, hardened by default. Nothing comes in but what is named here: there is no way for a template to ask for
 * privileges, host namespaces, devices, host paths or a published address other than loopback.
 */
export interface CreateBody {
  readonly [member: string]: unknown
  readonly Labels: Labels
}

export interface CreateContext {
  readonly instanceId: string
  /** Of the labs' network. Two may have its name. */
  readonly networkId: string
  readonly secrets: Readonly<Record<string, string>>
}

/** Sizes of the small writable islands in a read-only root; memory, so they count against the lab's own limit. */
const TMPFS_BYTES = 64 * 1024 * 1024
const OPEN_FILES = 4096
/** Given back on request: needed by well-behaved servers, of no use for getting out. */
const HARMLESS_CAPABILITIES: ReadonlySet<string> = new Set(['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID', 'NET_BIND_SERVICE', 'KILL'])

export function createBodyFor(plan: LabPlan, context: CreateContext): CreateBody {
  const labels = labelsFor(plan, context.instanceId)
  return {
    Image: plan.image,
    ...(plan.command === undefined ? {} : { Cmd: [...plan.command] }),
    Hostname: hostnameOf(plan),
    User: plan.user ?? DEFAULT_USER,
    Env: Object.entries({ ...plan.environment, ...context.secrets }).map(([name, value]) => `${name}=${value}`),
    Labels: { ...labels, ...markLabel(plan) },
    ExposedPorts: Object.fromEntries(plan.ports.map((port) => [portKey(port.containerPort), {}])),
    ...(plan.workDir === undefined ? {} : { WorkingDir: plan.workDir }),
    StopTimeout: Math.ceil(plan.stopTimeoutMs / 1000),
    HostConfig: hostConfigFor(plan, labels, context.networkId),
    // Docker makes a name of the mode and looks that up at the start; where two have it, only this one is meant.
    NetworkingConfig: { EndpointsConfig: { [context.networkId]: { NetworkID: context.networkId } } },
  }
}

/** Said of our containers only: a copy made by somebody from a committed image has a name of its own. */
export function hostnameOf(plan: { readonly name: string; readonly uid: string }): string {
  return containerNameOf(plan).slice(-63).replace(/^-+/, '')
}

function hostConfigFor(plan: LabPlan, labels: Labels, networkId: string): Readonly<Record<string, unknown>> {
  return {
    NetworkMode: networkId,
    PortBindings: Object.fromEntries(plan.ports.map((port) => [portKey(port.containerPort), [{ HostIp: '127.0.0.1', HostPort: String(plan.hostPorts[port.containerPort] ?? '') }]])),
    PublishAllPorts: false,
    RestartPolicy: { Name: 'no' },
    AutoRemove: false,
    Privileged: false,
    CapDrop: ['ALL'],
    CapAdd: plan.capabilities.filter((capability) => HARMLESS_CAPABILITIES.has(capability)),
    SecurityOpt: ['no-new-privileges:true'],
    IpcMode: 'private',
    ReadonlyRootfs: plan.writable !== true,
    Tmpfs: tmpfsFor(plan),
    Mounts: workMounts(plan, labels),
    ...limitsBody(plan.limits),
    Ulimits: [{ Name: 'nofile', Soft: OPEN_FILES, Hard: OPEN_FILES }],
    LogConfig: { Type: 'json-file', Config: { 'max-size': '1m', 'max-file': '1' } },
  }
}

/** As Docker wants them, for a new container and for one that runs. */
export function limitsBody({ cpu, memoryBytes, pids }: Limits) {
  return {
    Memory: memoryBytes,
    // Equal means: no swap. Memory alone would allow twice as much.
    MemorySwap: memoryBytes,
    NanoCpus: Math.round(cpu * 1e9),
    PidsLimit: pids,
  }
}

function tmpfsFor(plan: LabPlan): Record<string, string> {
  const paths = new Set(['/tmp', ...(Array.isArray(plan.writable) ? (plan.writable as readonly string[]) : [])])
  if (plan.workDir !== undefined) paths.delete(plan.workDir)
  return Object.fromEntries([...paths].map((path) => [path, `rw,noexec,nosuid,nodev,size=${TMPFS_BYTES},mode=1777`]))
}

const portKey = (port: number): string => `${port}/tcp`
