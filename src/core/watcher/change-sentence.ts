import type { Resource } from '../resource/resource'
import type { ResourceChange } from '../store/resource-store'

/** `student-labs/python-basics-lab -> ready`: the log line of a change. A kind without states says what happened. */
export function sentenceOf({ type, current }: ResourceChange): string {
  const { namespace, name } = current.metadata
  const subject = namespace === undefined ? name : `${namespace}/${name}`
  return `Watcher detected change: ${subject} -> ${type === 'DELETED' ? 'deleted' : (stateOf(current) ?? type.toLowerCase())}`
}

/** A status that moved within its state (progress, conditions) is no news for a person who reads the log. */
export function isNews({ type, current, previous }: ResourceChange): boolean {
  return type !== 'STATUS_UPDATED' || previous === undefined || stateOf(current) !== stateOf(previous)
}

function stateOf({ status }: Resource): string | undefined {
  if (typeof status !== 'object' || status === null || !('state' in status)) return undefined
  return typeof status.state === 'string' ? status.state : undefined
}
