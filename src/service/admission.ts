import { apiError, type Cause } from '../core/resource/api-error'
import { invalid, notSupported } from '../core/resource/validation/causes'
import { kindByName } from '../core/resource/kinds/kinds'
import { memberOf } from '../core/resource/validation/member-of'
import { API_GROUP, DEFAULT_NAMESPACE, type Resource } from '../core/resource/resource'
import { validateResource, validateUpdate } from '../core/resource/validation/validate-resource'
import type { ResourceStore } from '../core/store/resource-store'
import type { ResourceDraft } from '../core/resource/resource'
import { wishCauses } from './wishes'

interface Moment {
  /** Wall clock, ms. */
  readonly now: number
}

/**
 * The door for what people and programs ask for: everything the object itself says wrong, and what only the store can tell, in
 * one answer. The engine's own writes do not come through here.
 */
export async function admitCreate(store: ResourceStore, draft: ResourceDraft, { now }: Moment): Promise<void> {
  refuseRecords(draft.kind, 'create')
  throwIfAny(draft, [...validateResource(draft), ...wishCauses({ next: draft, now }), ...(await templateCauses(store, draft))])
}

/** `next` is the whole object as it shall be (a patch already applied). A lab whose template was deleted since may still be changed otherwise. */
export async function admitUpdate(store: ResourceStore, old: Resource, next: Resource, { now }: Moment): Promise<void> {
  refuseRecords(old.kind, 'update')
  const isSameTemplate = memberOf(old.spec, 'template') === memberOf(next.spec, 'template')
  throwIfAny(next, [
    ...validateUpdate(old, next),
    ...wishCauses({ old, next, now }),
    ...(isSameTemplate ? [] : await templateCauses(store, next)),
  ])
}

function refuseRecords(kind: string, verb: string): void {
  const definition = kindByName(kind)
  if (definition?.recordsStatus !== true) return
  throw apiError('MethodNotAllowed', { code: 'VerbNotSupported', params: { verb, type: `${definition.plural}.${API_GROUP}` } })
}

function throwIfAny(object: ResourceDraft | Resource, causes: readonly Cause[]): void {
  if (causes.length > 0) throw invalid(textOf(memberOf(object, 'kind')), textOf(memberOf(memberOf(object, 'metadata'), 'name')), causes)
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

async function templateCauses(store: ResourceStore, draft: ResourceDraft | Resource): Promise<readonly Cause[]> {
  const template = memberOf(draft.spec, 'template')
  if (draft.kind !== 'LabInstance' || typeof template !== 'string' || template === '') return []
  const names = await templateNames(store, textOf(memberOf(draft.metadata, 'namespace')) || DEFAULT_NAMESPACE)
  return names.includes(template) ? [] : [notSupported('spec.template', template, names)]
}

/** As the controller looks it up: in the lab's own namespace first, then among everybody's. */
async function templateNames(store: ResourceStore, namespace: string): Promise<readonly string[]> {
  const lists = await Promise.all(
    [...new Set([namespace, DEFAULT_NAMESPACE])].map((each) => store.list('LabTemplate', { namespace: each })),
  )
  return [...new Set(lists.flatMap(({ items }) => items.map(({ metadata }) => metadata.name)))].sort()
}
