import type { ContainerCondition, Observation } from '../../../core/provisioner/observation'
import type { Inspected, Listed } from '../daemon/answers'
import { LABEL, markFrom, type Labels } from './labels'

/** Docker's words to ours. Pure: the same answer gives the same observation. */
const CONDITIONS: ReadonlySet<string> = new Set(['created', 'running', 'paused', 'restarting', 'removing', 'exited', 'dead'])

/** A word that is not known is taken for "not to be touched now", never for running or gone. */
export function conditionOf(state: string): ContainerCondition {
  return CONDITIONS.has(state) ? (state as ContainerCondition) : 'removing'
}

export function observationFrom(inspected: Inspected): Observation {
  const condition = conditionOf(inspected.State.Status)
  return {
    ...common(inspected.Id, inspected.Config.Labels),
    condition,
    ports: condition === 'running' ? portsOf(inspected) : {},
    image: inspected.Image,
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
  return { uid: labels[LABEL.uid] ?? '', containerId, ...(Number.isInteger(generation) ? { generation } : {}) }
}

function portsOf(inspected: Inspected): Record<number, number> {
  const entries = Object.entries(inspected.NetworkSettings.Ports).flatMap(([key, bindings]) => {
    const hostPort = Number(bindings?.[0]?.HostPort)
    return hostPort > 0 ? [[Number.parseInt(key, 10), hostPort] as const] : []
  })
  return Object.fromEntries(entries)
}

function listedPorts(listed: Listed): Record<number, number> {
  return Object.fromEntries(listed.Ports.flatMap((port) => (port.PublicPort === undefined ? [] : [[port.PrivatePort, port.PublicPort] as const])))
}
