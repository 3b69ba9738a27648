import { BUILT_IN_ANNOTATION } from '../resource/annotations'
import { isApiError, isConflict, isNotFound } from '../resource/api-error'
import { originOf, shippedAs, withOrigin } from '../resource/templates/built-in'
import { BUILTIN_TEMPLATES } from '../resource/templates/builtin-templates'
import { fingerprintOf } from '../resource/templates/fingerprint'
import type { LabTemplate } from '../resource/lab-template'
import { DEFAULT_NAMESPACE } from '../resource/resource'
import { SETTINGS_NAME } from '../resource/settings-bounds'
import type { ResourceStore } from '../store/resource-store'
import type { Log } from '../observe/log'
import { withoutValues } from '../resource/deleted-lab'
import type { DeletedLab } from '../resource/deleted-lab'
import { jsonEqual } from '../resource/json'

/**
 * Puts the built-in templates into a new store. From then on they are the instructor's: what was changed or deleted stays so, and what
 * nobody touched goes along with this program. A store is new until it has settings, which are written right after this; a crash in
 * between only repeats it. In an older one, what is not kept any more goes.
 */
export async function seedTemplates(store: ResourceStore, log: Log): Promise<void> {
  const settings = await store.find({ kind: 'EngineSettings', name: SETTINGS_NAME })
  await Promise.all(
    settings === undefined
      ? BUILTIN_TEMPLATES.map((draft) => createTemplate(store, draft))
      : BUILTIN_TEMPLATES.map(({ metadata }) => upgradeTemplate(store, metadata.name, log)),
  )
  if (settings !== undefined) await scrubRecords(store, log)
}

async function createTemplate(store: ResourceStore, draft: (typeof BUILTIN_TEMPLATES)[number]): Promise<void> {
  await store.create(withOrigin(draft, fingerprintOf(draft.spec))).catch(ignoreConflict)
}

async function upgradeTemplate(store: ResourceStore, name: string, log: Log): Promise<void> {
  const stored = await store.find<LabTemplate>({ kind: 'LabTemplate', namespace: DEFAULT_NAMESPACE, name })
  if (stored === undefined) return
  const next = upToDate(stored)
  if (next === undefined) return
  await store.update(next).catch(ignoreConflict)
  if (next.spec !== stored.spec) log.info(`The built-in template ${name} was brought up to date; nobody had changed it.`)
}

/** undefined: it is as it should be, or nobody knows where it comes from. A changed one only gets to know what it began as. */
function upToDate(stored: LabTemplate): LabTemplate | undefined {
  const [origin, shipped] = [originOf(stored), shippedAs(stored)]
  if (origin === undefined || shipped === undefined) return undefined
  const [has, now] = [fingerprintOf(stored.spec), fingerprintOf(shipped)]
  if (has === now || has === origin)
    return isRight(stored, now, has) ? undefined : withOrigin({ ...stored, spec: has === now ? stored.spec : shipped }, now)
  return stored.metadata.annotations?.[BUILT_IN_ANNOTATION] === origin ? undefined : withOrigin(stored, origin)
}

function isRight({ metadata }: LabTemplate, now: string, has: string): boolean {
  return has === now && metadata.annotations?.[BUILT_IN_ANNOTATION] === now
}

/** Somebody else was faster, or the store takes no writes (a full disk): the next start looks again. */
function ignoreConflict(error: unknown): void {
  if (!isApiError(error, 'AlreadyExists') && !isConflict(error) && !isApiError(error, 'InsufficientStorage')) throw error
}

/** Earlier versions kept the environment's values in the records of deleted labs: they go at the first start of this one. Costs a look at later ones. */
async function scrubRecords(store: ResourceStore, log: Log): Promise<void> {
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
