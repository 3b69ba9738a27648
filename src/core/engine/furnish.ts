import { isApiError } from '../resource/api-error'
import { BUILTIN_TEMPLATES } from '../resource/builtin-templates'
import { SETTINGS_NAME } from '../resource/settings-bounds'
import type { ResourceStore } from '../store/resource-store'

/**
 * Puts the built-in templates into a new store. From then on they are the instructor's: what was changed or deleted stays so.
 * A store is new until it has settings, which are written right after this; a crash in between only repeats it.
 */
export async function furnish(store: ResourceStore): Promise<void> {
  const settings = await store.find({ kind: 'EngineSettings', name: SETTINGS_NAME })
  if (settings !== undefined) return
  await Promise.all(BUILTIN_TEMPLATES.map((draft) => store.create(draft).catch(leaveAsItIs)))
}

function leaveAsItIs(error: unknown): void {
  if (!isApiError(error, 'AlreadyExists')) throw error
}
