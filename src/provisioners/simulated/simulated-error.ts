import { unreachable, type LabIdentity, type ProvisionerHealth } from '../../core/provisioner/provisioner'
import type { Limits } from '../../core/provisioner/observation'
import { fault, type ProvisionerError } from '../../core/provisioner/provisioner-error'

export function healthOf(isUp: boolean, lastAnsweredAt: number | undefined): ProvisionerHealth {
  const answered = lastAnsweredAt === undefined ? {} : { lastAnsweredAt }
  if (isUp) return { reachable: true, version: 'simulated', ...answered }
  return { reachable: false, ...unreachable('NotRunning', { code: 'SimulationStopped' }), ...answered }
}

export const daemonDown = (): ProvisionerError => fault('DockerUnavailable', 'unavailable', { sentence: { code: 'SimulationDown' } })

export const noAnswer = (): ProvisionerError => fault('DockerTimeout', 'unavailable', { sentence: { code: 'SimulationLate' } })

export const imageNotFound = (image: string): ProvisionerError =>
  fault('ImageNotFound', 'terminal', { sentence: { code: 'PullImageNotFound', params: { image } } })

export const pullStalled = (image: string, stallMs: number): ProvisionerError =>
  fault('ImagePullStalled', 'transient', { sentence: { code: 'PullStalled', params: { image, seconds: stallMs / 1000 } } })

export const portTaken = (): ProvisionerError => fault('PortConflict', 'transient', { sentence: { code: 'PortInUse' } })

export function limitBelowUse(used: number, { memoryBytes }: Limits): ProvisionerError {
  const [usedMiB, limitMiB] = [used, memoryBytes].map((bytes) => Math.round(bytes / 2 ** 20))
  return fault('LimitBelowUse', 'transient', {
    sentence: { code: 'LimitBelowUse', params: { usedMiB: usedMiB ?? 0, limitMiB: limitMiB ?? 0 } },
  })
}

export const noContainerToLimit = (): ProvisionerError => fault('NoContainer', 'transient', { sentence: { code: 'NoContainerToLimit' } })

export function workTooLarge(name: string, maxBytes: number): ProvisionerError {
  const limitMB = Math.round(maxBytes / 1e6)
  const params = { name, claimsMB: limitMB + 1, limitMB, path: `memory:${name}`, missing: `work (${limitMB + 1} MB)` }
  return fault('WorkTooLarge', 'transient', { sentence: { code: 'WorkTooLarge', params } })
}

export const badCommand = (): ProvisionerError => fault('BadCommand', 'terminal', { sentence: { code: 'CommandUnknown' } })

export const diskFull = (): ProvisionerError => fault('DiskFull', 'transient', { sentence: { code: 'DiskIsFull' } })

export const stillRemoving = (name: string): ProvisionerError =>
  fault('StillRemoving', 'transient', { sentence: { code: 'ContainerStillRemoved', params: { name } } })

export const nameTaken = (name: string): ProvisionerError =>
  fault('NameConflict', 'transient', { sentence: { code: 'NameBeingMade', params: { name } } })

const notOurs = (code: 'WithoutUid' | 'IdNotWhole'): ProvisionerError => fault('NotOurs', 'terminal', { sentence: { code } })

export const gone = (name: string): ProvisionerError =>
  fault('StartFailed', 'transient', { sentence: { code: 'ContainerIsGone', params: { name } } })

export const noContainer = (): ProvisionerError => fault('NoContainer', 'transient', { sentence: { code: 'NoContainerYet' } })

export const notRunning = (condition: string): ProvisionerError =>
  fault('LabNotRunning', 'transient', { sentence: { code: 'LabDoesNotRun', params: { condition } } })

export const pullGivenUp = (image: string): ProvisionerError =>
  fault('ImagePullFailed', 'transient', { sentence: { code: 'PullGivenUp', params: { image } } })

/** Docker resolves a prefix, and an empty id to the list: neither may ever reach a daemon. */
export function checkIdentity({ uid, containerId }: LabIdentity): void {
  if (uid === '') throw notOurs('WithoutUid')
  if (containerId !== undefined && !/^[0-9a-f]{64}$/.test(containerId)) throw notOurs('IdNotWhole')
}
