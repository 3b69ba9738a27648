/**
 * The life of a lab as one table. The store refuses any status write that is not in it, so no bug and no client
 * can invent a transition.
 */
export const LAB_STATES = ['pending', 'provisioning', 'ready', 'completed', 'expired', 'failed', 'deleting', 'deleted'] as const

export type LabState = (typeof LAB_STATES)[number]

const ALLOWED: Readonly<Record<LabState, readonly LabState[]>> = {
  pending: ['provisioning', 'failed', 'deleting'],
  provisioning: ['ready', 'failed', 'completed', 'expired', 'deleting'],
  // ready -> provisioning is drift: the container vanished or stopped behind our back and is made real again.
  ready: ['provisioning', 'expired', 'completed', 'failed', 'deleting'],
  completed: ['provisioning', 'deleting'],
  expired: ['provisioning', 'deleting'],
  failed: ['provisioning', 'deleting'],
  deleting: ['deleted'],
  deleted: [],
}

/** Staying in a state is always allowed: message, conditions and reason may move within it. */
export function isAllowedTransition(from: LabState, to: LabState): boolean {
  return from === to || ALLOWED[from].includes(to)
}

/** The container of such a lab does not run and is not meant to: only a person or the clean-up moves it on. */
export function isEnded(state: LabState): boolean {
  return state === 'completed' || state === 'expired' || state === 'failed'
}
