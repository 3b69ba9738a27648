import type { Limits } from '../../../core/provisioner/observation'
import type { LabPlan } from '../../../core/provisioner/provisioner'
import type { ImageFacts } from '../image/image-facts'
import { userFor, type Owner } from './lab-user'
import { hostnameOf, LABEL, labelsFor, markLabel, type Labels } from './labels'
import type { Quota } from './quota'
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
  /** Absent: it is not on this machine, and Docker will say so. */
  readonly image?: ImageFacts | undefined
  /** Whose the writable islands are; absent: anybody's, as far as the image's own folder there allows. */
  readonly owner?: Owner | undefined
  readonly quota?: Quota | undefined
  /** The student's folder is made together with this container: what is in it comes from the image. */
  readonly isFolderFresh?: boolean
}

/** Sizes of the small writable islands in a read-only root; memory, so they count against the lab's own limit. */
const TMPFS_BYTES = 64 * 1024 * 1024
/** For the pid files and sockets of servers. */
const RUN_BYTES = 16 * 1024 * 1024
const OPEN_FILES = 4096
/** Given back on request: needed by well-behaved servers, of no use for getting out. */
const HARMLESS_CAPABILITIES: ReadonlySet<string> = new Set([
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'SETGID',
  'SETUID',
  'NET_BIND_SERVICE',
  'KILL',
])

export function createBodyFor(plan: LabPlan, context: CreateContext): CreateBody {
  const labels = labelsFor(plan, context.instanceId)
  const user = userFor(plan, context.image)
  return {
    Image: plan.image,
    ...(plan.command === undefined ? {} : { Cmd: [...plan.command] }),
    Hostname: hostnameOf(plan),
    User: user,
    Env: Object.entries({ ...plan.environment, ...context.secrets }).map(([name, value]) => `${name}=${value}`),
    Labels: { ...labels, ...markLabel(plan), ...(context.isFolderFresh === true ? { [LABEL.folder]: 'fresh' } : {}) },
    // Nobody asks it where the template says itself what ready is; a process in every lab every half minute is a lot for a class.
    ...(context.image?.hasHealthcheck === true && plan.readiness.type !== 'none' ? { Healthcheck: { Test: ['NONE'] } } : {}),
    ExposedPorts: Object.fromEntries(plan.ports.map((port) => [portKey(port.containerPort), {}])),
    ...(plan.workDir === undefined ? {} : { WorkingDir: plan.workDir }),
    StopTimeout: Math.ceil(plan.stopTimeoutMs / 1000),
    HostConfig: hostConfigFor(plan, context, { labels, user }),
    // Docker makes a name of the mode and looks that up at the start; where two have it, only this one is meant.
    NetworkingConfig: { EndpointsConfig: { [context.networkId]: { NetworkID: context.networkId } } },
  }
}

function hostConfigFor(
  plan: LabPlan,
  context: CreateContext,
  { labels, user }: { labels: Labels; user: string },
): Readonly<Record<string, unknown>> {
  return {
    NetworkMode: context.networkId,
    PortBindings: Object.fromEntries(
      plan.ports.map((port) => [
        portKey(port.containerPort),
        [{ HostIp: '127.0.0.1', HostPort: String(plan.hostPorts[port.containerPort] ?? '') }],
      ]),
    ),
    PublishAllPorts: false,
    RestartPolicy: { Name: 'no' },
    AutoRemove: false,
    Privileged: false,
    CapDrop: ['ALL'],
    CapAdd: plan.capabilities.filter((capability) => HARMLESS_CAPABILITIES.has(capability)),
    SecurityOpt: ['no-new-privileges:true'],
    IpcMode: 'private',
    ReadonlyRootfs: plan.writable !== true,
    Tmpfs: tmpfsFor(plan, context),
    Mounts: workMounts(plan, { user, labels, bytes: context.quota?.folderBytes }),
    ...(context.quota?.rootBytes === undefined ? {} : { StorageOpt: { size: String(context.quota.rootBytes) } }),
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

/**
 * A folder that the image has keeps its mode under a tmpfs, root's mostly: what is to be written to is given to the lab's user. An image's
 * own volume and the student's folder are writable already.
 */
function tmpfsFor(plan: LabPlan, { owner, image }: CreateContext): Record<string, string> {
  const own = owner === undefined ? '' : `,uid=${owner.uid},gid=${owner.gid}`
  const islands: [string, string][] = [['/tmp', islandOf(TMPFS_BYTES)]]
  if (plan.writable !== true) islands.push(['/run', `${islandOf(RUN_BYTES)}${own}`])
  if (Array.isArray(plan.writable))
    islands.push(
      ...(plan.writable as readonly string[]).map((path): [string, string] => [
        path,
        `${islandOf(TMPFS_BYTES)}${path === '/tmp' ? '' : own}`,
      ]),
    )
  const isTaken = (path: string): boolean => path === plan.workDir || image?.volumes.includes(path) === true
  return Object.fromEntries(islands.filter(([path]) => !isTaken(path)))
}

const islandOf = (bytes: number): string => `rw,noexec,nosuid,nodev,size=${bytes},mode=1777`
const portKey = (port: number): string => `${port}/tcp`
