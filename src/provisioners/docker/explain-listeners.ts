import type { Sentence } from '../../core/sentences/sentence'
import type { Listener } from './listeners'

/** More than any lab listens on; what is longer is no help to a person. */
const MOST_PORTS = 8

/** undefined: somebody listens where it should, so what is wrong is not this. */
export function explainListeners(port: number, listeners: readonly Listener[]): Sentence | undefined {
  const here = listeners.filter((each) => each.port === port)
  if (here.some(({ isLoopback }) => !isLoopback)) return undefined
  if (here.length > 0) return { code: 'ListensOnLoopback', params: { port } }
  // What Docker itself has there (its resolver) listens on the loopback.
  const others = [...new Set(listeners.filter(({ isLoopback }) => !isLoopback).map((each) => each.port))].toSorted((a, b) => a - b)
  if (others.length === 0) return { code: 'NothingListens', params: { port } }
  return { code: 'ListensElsewhere', params: { port, ports: others.slice(0, MOST_PORTS).join(', ') } }
}
