import { BUILTIN_TEMPLATES } from '../resource/builtin-templates'
import { isApiError } from '../resource/api-error'
import type { ResourceStore } from '../store/resource-store'

/** The built-in templates exist from the first start on. One that a person has edited stays as it is. */
export async function ensureBuiltinTemplates(store: ResourceStore): Promise<void> {
  await Promise.all(BUILTIN_TEMPLATES.map((draft) => store.create(draft).catch(leaveAsItIs)))
}

function leaveAsItIs(error: unknown): void {
  if (!isApiError(error, 'AlreadyExists')) throw error
}
