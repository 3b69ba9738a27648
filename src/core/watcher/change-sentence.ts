import type { Resource } from '../resource/resource'
import type { ResourceChange } from '../store/resource-store'

/**
 * `student-labs/python-basics-lab -> ready`: the log line of a change. A kind without states says what happened; what was asked to be gone
 * is on its way there, whatever its status said last.
 */
export function sentenceOf({ type, current }: ResourceChange): string {
  const { namespace, name } = current.metadata
  const subject = namespace === undefined ? name : `${namespace}/${name}`
  return `Watcher detected change: ${subject} -> ${type === 'DELETED' ? 'deleted' : (heardState(current) ?? type.toLowerCase())}`
}

/** A status that moved within its state (progress, conditions) is no news for a person who reads the log. */
export function isNews({ type, current, previous }: ResourceChange): boolean {
  return type !== 'STATUS_UPDATED' || previous === undefined || heardState(current) !== heardState(previous)
}

function heardState(resource: Resource): string | undefined {
  const state = stateOf(resource)
  return state === undefined || resource.metadata.deletionTimestamp === undefined || state === 'deleted' ? state : 'deleting'
}

function stateOf({ status }: Resource): string | undefined {
  if (typeof status !== 'object' || status === null || !('state' in status)) return undefined
  return typeof status.state === 'string' ? status.state : undefined
}
