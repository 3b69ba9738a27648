import type { Channel } from '../../../src/contract/channel'
import { FORCE_DELETE_ANNOTATION, isoTime, momentOf, REPLACE_ANNOTATION, WORK_FOLDER_ANNOTATION } from '../../../src/contract/words'
import type { LabState, StoredLab } from '../../../src/contract/words'
import type { LimitsPatch } from '../limits/limits-form'

/**
 * What a person can do to a lab, as writes to what is wanted; the engine does the rest. Every one rejects with an ApiError to show. `now` is the
 * engine's (`ui/now.ts`): a restart that was wished for before the lab was started is none.
 */
export interface LabRef {
  readonly namespace: string
  readonly name: string
}

export const LAB_ACTIONS = ['open', 'extend', 'restart', 'delete'] as const
export type LabAction = (typeof LAB_ACTIONS)[number]

const POSSIBLE: Readonly<Record<LabAction, readonly LabState[]>> = {
  open: ['provisioning', 'ready'],
  extend: ['provisioning', 'ready', 'expired', 'completed', 'failed'],
  restart: ['ready', 'expired', 'completed', 'failed'],
  delete: ['pending', 'provisioning', 'ready', 'completed', 'expired', 'failed', 'deleting'],
}

export function isPossible(action: LabAction, state: LabState): boolean {
  return POSSIBLE[action].includes(state)
}

const KIND = 'LabInstance'

function patchLab(channel: Channel, { namespace, name }: LabRef, patch: Readonly<Record<string, unknown>>): Promise<unknown> {
  return channel.call('patch', { kind: KIND, namespace, name, type: 'merge', patch, fieldManager: 'panel' })
}

/** Pushes the end by so many minutes: from its end if that is still to come, else from now. */
export function extendLab(
  channel: Channel,
  { metadata: { namespace = '', name }, status }: StoredLab,
  minutes: number,
  now: number,
): Promise<unknown> {
  const from = Math.max(now, momentOf(status.expiresAt) ?? 0)
  return extendLabUntil(channel, { namespace, name }, from + minutes * 60_000)
}

/** To an absolute moment, wall clock ms. */
export function extendLabUntil(channel: Channel, lab: LabRef, endsAt: number): Promise<unknown> {
  return patchLab(channel, lab, { spec: { endsAt: isoTime(endsAt) } })
}

/** An ended lab is not cleaned up before then, wall clock ms. */
export function keepLabUntil(channel: Channel, lab: LabRef, until: number): Promise<unknown> {
  return patchLab(channel, lab, { spec: { keepUntil: isoTime(until) } })
}

export function restartLab(channel: Channel, lab: LabRef, now: number): Promise<unknown> {
  return patchLab(channel, lab, { spec: { restartAt: isoTime(now) } })
}

/** A restart in another container, whatever the old one holds: that is in an archive first. */
export function replaceLab(channel: Channel, lab: LabRef, now: number): Promise<unknown> {
  const restartAt = isoTime(now)
  return patchLab(channel, lab, { metadata: { annotations: { [REPLACE_ANNOTATION]: restartAt } }, spec: { restartAt } })
}

/** Limits of its own, or the template's again. They act on the running lab. */
export function limitLab(channel: Channel, lab: LabRef, limits: LimitsPatch): Promise<unknown> {
  return patchLab(channel, lab, { spec: limits })
}

/** In one write: the next start has them already. */
export function restartLabWith(channel: Channel, lab: LabRef, limits: LimitsPatch, now: number): Promise<unknown> {
  return patchLab(channel, lab, { spec: { ...limits, restartAt: isoTime(now) } })
}

/** `uid`: exactly this one, not another that got its name meanwhile. */
export function deleteLab(channel: Channel, { namespace, name, uid }: LabRef & { readonly uid: string }): Promise<unknown> {
  return channel.call('delete', { kind: KIND, namespace, name, preconditions: { uid } })
}

/** A person's last word on a lab that cannot be removed cleanly. */
export async function forceDeleteLab(channel: Channel, lab: LabRef & { readonly uid: string }): Promise<void> {
  await patchLab(channel, lab, { metadata: { annotations: { [FORCE_DELETE_ANNOTATION]: 'true' } } })
  await deleteLab(channel, lab)
}

/** Another folder of the engine's machine for the work of this one lab. Refused with what is wrong with the folder. */
export function keepWorkIn(channel: Channel, lab: LabRef, folder: string): Promise<unknown> {
  return patchLab(channel, lab, { metadata: { annotations: { [WORK_FOLDER_ANNOTATION]: folder } } })
}

/** In a tab of its own; on the desktop in the person's browser. The engine fills in what only it knows. */
export async function openLab(channel: Channel, { namespace, name }: LabRef): Promise<void> {
  const { url } = await channel.call('openLink', { namespace, name })
  window.open(url, '_blank', 'noopener,noreferrer')
}
