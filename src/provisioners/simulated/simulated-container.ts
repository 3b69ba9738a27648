import { studentIn } from '../../core/resource/student'
import { createHash } from 'node:crypto'
import { marksOf } from '../../core/plan/fit'
import { absent, type EndCause, type LabMark, type Limits, type Observation } from '../../core/provisioner/observation'
import type { Collected, LabIdentity, LabPlan } from '../../core/provisioner/provisioner'
import { isoTime } from '../../core/resource/format/timestamp'

/** One container of the simulated world; replaced whole at every change. */
export interface SimulatedContainer {
  readonly instanceId: string
  readonly name: string
  readonly lab: LabPlan
  readonly observation: Observation & { readonly containerId: string }
  /** Clock's monotonic ms: when it began to run. */
  readonly runningSince?: number
}

/** 64 hex, different for every container ever made. */
export function containerIdFor(instanceId: string, uid: string, count: number): string {
  return createHash('sha256').update(`${instanceId}/${uid}/${count}`).digest('hex')
}

export function observationOf(container: SimulatedContainer | undefined, uid: string): Observation {
  return container?.observation ?? absent(uid)
}

export function imageDigest(image: string): string {
  return `sha256:${createHash('sha256').update(image).digest('hex')}`
}

/** `work`: what the student wrote, a file each. */
export function collectedFrom({ namespace, name }: LabIdentity, work: readonly string[], now: number): Collected {
  const content = work.join('\n')
  const sha256 = createHash('sha256').update(content).digest('hex')
  return {
    path: `memory:${namespace}/${name}`,
    bytes: Buffer.byteLength(content),
    files: work.length,
    sha256,
    collectedAt: isoTime(now),
  }
}

export function created(instanceId: string, lab: LabPlan, containerId: string): SimulatedContainer {
  const name = `lab-${lab.name}-${lab.uid.slice(0, 8)}`
  const observation = {
    uid: lab.uid,
    condition: 'created',
    containerId,
    image: imageDigest(lab.image),
    ports: {},
    generation: lab.generation,
    lab: markOf(lab),
    madeFor: marksOf(lab),
    limits: lab.limits,
    bindings: bindingsOf(lab),
    holds: lab.writable === true ? ['/'] : [],
  } as const
  return { instanceId, name, lab, observation }
}

function bindingsOf({ ports, hostPorts }: LabPlan): Record<number, number> {
  return Object.fromEntries(ports.map(({ containerPort }) => [containerPort, hostPorts[containerPort] ?? 0]))
}

export function limited(container: SimulatedContainer, limits: Limits): SimulatedContainer {
  return { ...container, lab: { ...container.lab, limits }, observation: { ...container.observation, limits } }
}

/** Its image's name means another image by now. */
export function outdated(container: SimulatedContainer): SimulatedContainer {
  return { ...container, observation: { ...container.observation, hasNewerImage: true } }
}

export function cutOff(container: SimulatedContainer): SimulatedContainer {
  return { ...container, observation: { ...container.observation, isCutOff: true } }
}

function markOf({ name, namespace, template, ...student }: LabPlan): LabMark {
  return {
    name,
    namespace,
    template,
    ...studentIn(student),
  }
}

export function running(container: SimulatedContainer, ports: Readonly<Record<number, number>>, since: number): SimulatedContainer {
  return { ...container, runningSince: since, observation: { ...still(container), condition: 'running', ports } }
}

export function paused(container: SimulatedContainer): SimulatedContainer {
  return { ...container, observation: { ...container.observation, condition: 'paused' } }
}

export function exited(
  container: SimulatedContainer,
  end: { readonly exitCode: number; readonly ending: EndCause; readonly oomKilled?: boolean },
): SimulatedContainer {
  const { runningSince: _, ...rest } = container
  return { ...rest, observation: { ...still(container), condition: 'exited', ports: {}, oomKilled: false, ...end } }
}

export function refused(container: SimulatedContainer, error: string): SimulatedContainer {
  return { ...container, observation: { ...still(container), condition: 'created', ports: {}, error } }
}

/** What stays the same over the life of the container. */
function still({ observation }: SimulatedContainer): SimulatedContainer['observation'] {
  const { exitCode: _code, oomKilled: _oom, ending: _ending, error: _error, ...rest } = observation
  return rest
}

/** 0 to 2^32 - 1, always the same for the same text. */
export function seedOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0)
}

/** Believable, and worth nothing: they open a lab that does not exist. */
export function simulatedSecrets({
  uid,
  secrets,
}: {
  readonly uid: string
  readonly secrets: readonly string[]
}): Readonly<Record<string, string>> {
  const valueOf = (name: string): string => createHash('sha256').update(`practice\n${uid}\n${name}`).digest('base64url').slice(0, 32)
  return Object.fromEntries(secrets.map((name) => [name, valueOf(name)]))
}
