import { parseKey } from '../../../src/contract/words'
import type { ResourceKey } from '../../../src/contract/words'

/** What waits for a person, told apart: labs that would end, containers that would be removed. */
export interface Held {
  readonly labs: readonly { readonly key: ResourceKey; readonly namespace: string; readonly name: string }[]
  readonly containers: number
}

export function heldOf(keys: readonly ResourceKey[]): Held {
  const parsed = keys.map((key) => ({ key, ...parseKey(key) }))
  return {
    labs: parsed.flatMap(({ kind, key, namespace = '', name }) => (kind === 'LabInstance' ? [{ key, namespace, name }] : [])),
    containers: parsed.filter(({ kind }) => kind !== 'LabInstance').length,
  }
}
