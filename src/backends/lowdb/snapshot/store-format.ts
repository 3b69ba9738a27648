import { Entry } from '../../../core/store/journaled/entry'
import type { JsonObject } from '../../../core/store/storage-backend'

/** Makes of one value, as an older version wrote it, what the next version would have written. Pure; throws nothing. */
export type Migration = (key: string, value: JsonObject) => JsonObject

/**
 * Which format is written, and how older ones become it. Here is the place for the next one: raise `version`, and add under the
 * old number the step from it to the one after. Every file says in its first line which format it has, so a journal
 * of the new one may stand behind a snapshot of the old one.
 */
export interface StoreFormat {
  readonly version: number
  readonly migrations: ReadonlyMap<number, Migration>
}

/** 3: a lab's status may say what its container holds; an older program would refuse such a record, so it refuses the store. */
export const CURRENT_FORMAT: StoreFormat = { version: 3, migrations: new Map([[1, lostWorkAsSentence]]) }

/** Up to 1 the record of a deleted lab said in English why its work was lost; that English is kept, as the words of others. */
function lostWorkAsSentence(key: string, value: JsonObject): JsonObject {
  const { spec } = value
  if (!key.startsWith('deletedlabs/') || typeof spec !== 'object' || spec === null || !('workLost' in spec)) return value
  const said = spec.workLost
  return typeof said === 'string' ? { ...value, spec: { ...spec, workLost: { code: 'Said', params: { said } } } } : value
}

/** The entry as this format has it. Of a newer format: as it is. */
export function inFormat(entry: Entry, from: number, { version, migrations }: StoreFormat): Entry {
  if (from >= version) return entry
  let { value } = entry
  for (let step = from; step < version; step += 1) value = migrations.get(step)?.(entry.key, value) ?? value
  return new Entry(entry.key, entry.revision, JSON.stringify(value), entry.expiresAt)
}
