import type { ContainerCondition, Described, Limits, Observation } from '../../../core/provisioner/observation'
import type { Inspected, Listed } from '../daemon/answers'
import { LABEL, markFrom, marksFrom, volumeNameOf, type Labels } from './labels'

/** Docker's words to ours. Pure: the same answer gives the same observation. */
const CONDITIONS: ReadonlySet<string> = new Set(['created', 'running', 'paused', 'restarting', 'removing', 'exited', 'dead'])

/** A word that is not known is taken for "not to be touched now", never for running or gone. */
function conditionOf(state: string): ContainerCondition {
  return CONDITIONS.has(state) ? (state as ContainerCondition) : 'removing'
}

export function observationFrom(inspected: Inspected): Observation {
  const condition = conditionOf(inspected.State.Status)
  return {
    ...common(inspected.Id, inspected.Config.Labels),
    condition,
    ports: condition === 'running' ? portsOf(inspected) : {},
    image: inspected.Image,
    limits: limitsOf(inspected),
    bindings: bindingsOf(inspected),
    holds: heldBeside(inspected),
    hasFolder: hasOwnFolder(inspected),
    ...(hasMarks(inspected.Config.Labels) ? {} : { described: describe(inspected) }),
    ...(condition === 'exited' || condition === 'dead' ? { exitCode: inspected.State.ExitCode, oomKilled: inspected.State.OOMKilled } : {}),
    ...(inspected.State.Error === '' ? {} : { error: inspected.State.Error }),
  }
}

/** From one line of the list: no exit details beyond the code, which Docker writes into its text. */
export function observationFromList(listed: Listed): Observation {
  const condition = conditionOf(listed.State)
  const exitCode = /^Exited \((\d+)\)/.exec(listed.Status)?.[1]
  const lab = markFrom(listed.Labels)
  return {
    ...common(listed.Id, listed.Labels),
    condition,
    ports: condition === 'running' ? listedPorts(listed) : {},
    image: listed.ImageID,
    ...(exitCode === undefined ? {} : { exitCode: Number(exitCode) }),
    ...(lab === undefined ? {} : { lab }),
  }
}

function common(containerId: string, labels: Labels) {
  const generation = Number(labels[LABEL.generation])
  const madeFor = marksFrom(labels)
  return {
    uid: labels[LABEL.uid] ?? '',
    containerId,
    ...(Number.isInteger(generation) ? { generation } : {}),
    ...(madeFor === undefined ? {} : { madeFor }),
  }
}

const hasMarks = (labels: Labels): boolean => marksFrom(labels) !== undefined

/** What Docker says of a container that an earlier version made without marks. */
export function describe({ Config, HostConfig, Mounts }: Inspected): Described {
  const own = volumeNameOf({ uid: Config.Labels[LABEL.uid] ?? '' })
  return {
    image: Config.Image,
    command: Config.Cmd,
    environment: Config.Env,
    user: Config.User,
    ports: Object.keys(HostConfig.PortBindings).map((key) => Number.parseInt(key, 10)),
    workDirs: Mounts.flatMap(({ Name, Destination = '' }) => (Name === own ? [Destination] : [])),
    hasWritableRoot: !HostConfig.ReadonlyRootfs,
    capabilities: HostConfig.CapAdd.map((name) => name.replace(/^CAP_/, '')),
  }
}

function limitsOf({ HostConfig: { NanoCpus, Memory, PidsLimit } }: Inspected): Limits {
  return { cpu: NanoCpus / 1e9, memoryBytes: Memory, pids: PidsLimit }
}

function bindingsOf({ HostConfig }: Inspected): Record<number, number> {
  return Object.fromEntries(
    Object.entries(HostConfig.PortBindings).map(([key, bindings]) => [Number.parseInt(key, 10), Number(bindings?.[0]?.HostPort ?? 0)]),
  )
}

function hasOwnFolder({ Config, Mounts }: Inspected): boolean {
  return Mounts.some(({ Name }) => Name === volumeNameOf({ uid: Config.Labels[LABEL.uid] ?? '' }))
}

/** What would go with the container though it may be somebody's work: a writable root, and volumes other than the lab's own. */
function heldBeside({ Config, HostConfig, Mounts }: Inspected): readonly string[] {
  const own = volumeNameOf({ uid: Config.Labels[LABEL.uid] ?? '' })
  const volumes = Mounts.flatMap(({ Type, Name, Destination }) =>
    Type === 'volume' && Name !== own && Destination !== undefined ? [Destination] : [],
  )
  return [...(HostConfig.ReadonlyRootfs ? [] : ['/']), ...volumes.toSorted()]
}

function portsOf(inspected: Inspected): Record<number, number> {
  const entries = Object.entries(inspected.NetworkSettings.Ports).flatMap(([key, bindings]) => {
    const hostPort = Number(bindings?.[0]?.HostPort)
    return hostPort > 0 ? [[Number.parseInt(key, 10), hostPort] as const] : []
  })
  return Object.fromEntries(entries)
}

function listedPorts(listed: Listed): Record<number, number> {
  return Object.fromEntries(
    listed.Ports.flatMap((port) => (port.PublicPort === undefined ? [] : [[port.PrivatePort, port.PublicPort] as const])),
  )
}
