import { isApiError, isConflict, isNotFound } from '../resource/api-error'
import { withoutValues, type DeletedLab } from '../resource/deleted-lab'
import { jsonEqual } from '../resource/json-equal'
import type { ResourceStore } from '../store/resource-store'
import type { Log } from '../observe/log'

/** Earlier versions kept the environment's values in the records of deleted labs: they go at the first start of this one. Costs a look at later ones. */
export async function scrubRecords(store: ResourceStore, log: Log): Promise<void> {
  const { items } = await store.list<DeletedLab>('DeletedLab')
  const scrubbed = items
    .map((record) => ({ ...record, spec: withoutValues(record.spec) }))
    .filter(({ spec }, index) => !jsonEqual(spec, items[index]?.spec))
  for (const record of scrubbed) await store.update(record).catch(leaveToTheNextStart)
  if (scrubbed.length > 0) log.info(`The values of environment variables were taken out of ${scrubbed.length} records of deleted labs.`)
}

/** Pruned or written meanwhile, or the store takes no writes right now. */
function leaveToTheNextStart(error: unknown): void {
  if (!isConflict(error) && !isNotFound(error) && !isApiError(error, 'InsufficientStorage') && !isApiError(error, 'ServiceUnavailable'))
    throw error
}
