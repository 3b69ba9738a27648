import type { Clock } from '../core/clock/clock'
import type { Cause } from '../core/resource/api-error'
import { DEFAULT_NAMESPACE, type Resource, type ResourceDraft } from '../core/resource/resource'
import { notSupported } from '../core/resource/validation/causes'
import { memberOf } from '../core/resource/validation/member-of'
import type { Admission, ResourceStore, WriteAttempt } from '../core/store/resource-store'
import { specChangeCauses } from './spec-requests'

interface Asked {
  readonly store: ResourceStore
  readonly clock: Pick<Clock, 'now'>
  /** What the object itself does not say wrong, and the world does. Asked last, of what is right otherwise. */
  readonly causesInWorld: (attempt: WriteAttempt) => Promise<readonly Cause[]>
}

/**
 * The door for what people and programs ask for: everything the object itself says wrong, and what only the store can tell, in
 * one answer. The engine's own writes do not come through here. A lab whose template was deleted since may still be changed otherwise.
 */
export function admission({ store, clock, causesInWorld }: Asked): Admission {
  return async (attempt) => {
    const { old, next, causes } = attempt
    const isSameTemplate = old !== undefined && memberOf(old.spec, 'template') === memberOf(next.spec, 'template')
    const all = [
      ...causes,
      ...specChangeCauses({ ...(old === undefined ? {} : { old }), next, now: clock.now() }),
      ...(isSameTemplate ? [] : await templateCauses(store, next)),
    ]
    return all.length > 0 ? all : causesInWorld(attempt)
  }
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
