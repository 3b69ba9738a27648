import type { Limits } from '../../core/provisioner/observation'
import { fault, ProvisionerError } from '../../core/provisioner/provisioner-error'

export const daemonDown = (): ProvisionerError =>
  new ProvisionerError('DockerUnavailable', 'The simulated daemon is not running; labs keep their state until it is back', 'unavailable')

export const noAnswer = (): ProvisionerError =>
  new ProvisionerError('DockerTimeout', 'The simulated daemon did not answer in time; it is asked again', 'unavailable')

export const imageNotFound = (image: string): ProvisionerError =>
  fault('ImageNotFound', 'terminal', { sentence: { code: 'PullImageNotFound', params: { image } } })

export const pullStalled = (image: string, stallMs: number): ProvisionerError =>
  fault('ImagePullStalled', 'transient', { sentence: { code: 'PullStalled', params: { image, seconds: stallMs / 1000 } } })

export const portTaken = (): ProvisionerError => new ProvisionerError('PortConflict', 'The port is in use by another program', 'transient')

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

export const badCommand = (): ProvisionerError =>
  new ProvisionerError('BadCommand', 'The command of the template cannot be run in its image; correct the template', 'terminal')

export const diskFull = (): ProvisionerError =>
  new ProvisionerError('DiskFull', 'The disk is full; make room, then restart the lab', 'transient')

export const stillRemoving = (name: string): ProvisionerError =>
  new ProvisionerError('StillRemoving', `The container of "${name}" is still being removed; it is looked at again`, 'transient')

export const nameTaken = (name: string): ProvisionerError =>
  new ProvisionerError('NameConflict', `There is a container for "${name}" already; it is looked at again`, 'transient')

export const notOurs = (why: string): ProvisionerError => new ProvisionerError('NotOurs', `Nothing was done: ${why}`, 'terminal')

export const gone = (name: string): ProvisionerError =>
  new ProvisionerError('StartFailed', `The container of "${name}" is gone`, 'transient')

export const noContainer = (name: string): ProvisionerError =>
  new ProvisionerError('NoContainer', `The lab "${name}" has no container yet; open the terminal when it is ready`, 'transient')

export const notRunning = (name: string): ProvisionerError =>
  new ProvisionerError('LabNotRunning', `The lab "${name}" is not running; start it, then open the terminal`, 'transient')

export const pullGivenUp = (image: string): ProvisionerError =>
  fault('ImagePullFailed', 'transient', { sentence: { code: 'PullGivenUp', params: { image } } })
