import { type ProvisionerError, fault } from '../../../core/provisioner/provisioner-error'
import type { LabIdentity } from '../../../core/provisioner/provisioner'
import type { Inspected } from '../daemon/answers'
import { hostnameOf } from './labels'
import { containerNameOf, LABEL, NETWORK_NAME, type Labels } from './labels'
import type { OwnedId } from '../daemon/owned-id'

/** What is looked at right before something is stopped or removed. */
export interface Candidate {
  readonly id: string
  readonly names: readonly string[]
  readonly labels: Labels
  /** Made by us beyond doubt: its host name and network are those that only we give. */
  readonly bearsOurMark?: boolean
}

export interface OwnContainer {
  readonly found: Inspected
  readonly id: OwnedId
}

/** As Docker tells it. */
const HELPER_NAME = '/labs-helper-'
const FULL_ID = /^[0-9a-f]{64}$/

/**
 * The one gate before every call that stops or removes. Ours is: a full id (a short one would be completed by Docker to somebody's
 * container, an empty one would mean the list), the labels of this installation and of this lab, and a proof that an image cannot hand
 * down: our deterministic name, the id that the lab's status recorded, or our mark.
 */
export function provenOurs(candidate: Candidate, lab: LabIdentity, instanceId: string): OwnedId {
  if (!isOurs(candidate, lab, instanceId)) throw notOurs(candidate)
  return candidate.id as OwnedId
}

/** Of a container that is no lab: our label, a role, no lab's name in it, and a name that only we give. */
export function provenHelper(candidate: Candidate, instanceId: string): OwnedId {
  const { [LABEL.instance]: instance, [LABEL.role]: role, [LABEL.uid]: uid } = candidate.labels
  const isNamed = candidate.names.some((name) => name.startsWith(HELPER_NAME))
  if (!FULL_ID.test(candidate.id) || instanceId === '' || instance !== instanceId || role === undefined || uid !== undefined || !isNamed)
    throw notOurs(candidate)
  return candidate.id as OwnedId
}

/** An id that is there but not a full one is a fault on the way here; Docker is not asked about it. */
export function refuseOddId({ containerId, uid }: LabIdentity): void {
  if (uid === '' || (containerId !== undefined && !FULL_ID.test(containerId)))
    throw notOurs({ id: containerId ?? '', names: [], labels: {} })
}

export function isOurs(candidate: Candidate, lab: LabIdentity, instanceId: string): boolean {
  if (!FULL_ID.test(candidate.id) || instanceId === '' || lab.uid === '') return false
  if (candidate.labels[LABEL.instance] !== instanceId || candidate.labels[LABEL.uid] !== lab.uid) return false
  return candidate.id === lab.containerId || candidate.names.includes(`/${containerNameOf(lab)}`) || candidate.bearsOurMark === true
}

export function candidateFrom(inspected: Inspected): Candidate {
  return { id: inspected.Id, names: [inspected.Name], labels: inspected.Config.Labels, bearsOurMark: bearsOurMark(inspected) }
}

/** Labels travel with a committed image; the host name and the network are given per container. */
function bearsOurMark(inspected: Inspected): boolean {
  const { [LABEL.name]: name = '', [LABEL.uid]: uid = '' } = inspected.Config.Labels
  return uid !== '' && inspected.Config.Hostname === hostnameOf({ name, uid }) && isNetworkOfLabs(inspected.HostConfig.NetworkMode)
}

/** By its id, or by its name as an earlier version wrote it. The id may be that of one that is gone. */
function isNetworkOfLabs(mode: string): boolean {
  return mode === NETWORK_NAME || FULL_ID.test(mode)
}

function notOurs(candidate: Candidate): ProvisionerError {
  const name = candidate.names[0]?.replace(/^\//, '') ?? `"${candidate.id.slice(0, 12)}"`
  return fault('NotOurs', 'terminal', { sentence: { code: 'NotMadeByUs', params: { name } } })
}
