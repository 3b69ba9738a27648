import { ADOPTED_ANNOTATION } from '../core/resource/annotations'
import { isApiError } from '../core/resource/api-error'
import type { StoredLab } from '../core/resource/lab-instance'
import type { Adoption } from '../contract/engine-view'
import type { ServedEngine } from './served-engine'

/** Of a lab whose container does not say whose it is (made by an earlier version): an address that cannot be anybody's (RFC 2606). */
const UNKNOWN_STUDENT = 'unknown@lab.invalid'

/**
 * Makes records again for containers whose labs the store has lost: under the same uid and name, so that the controller finds what is there
 * and makes nothing anew. What only the store knew (the end, environment, limits of their own) is as the template has it. Gives
 * back those that stay in quarantine, with the reason; one of them does not hold up the others.
 */
export async function adoptLabs(
  { store, reconciler }: Pick<ServedEngine, 'store' | 'reconciler'>,
  uids: ReadonlySet<string>,
): Promise<Adoption['refused']> {
  const { items } = await store.list<StoredLab>('LabInstance')
  const known = new Set(items.map(({ metadata }) => metadata.uid))
  const refused: Adoption['refused'][number][] = []
  for (const { uid, lab, isAdoptable } of reconciler.quarantine()) {
    // The list is as old as the last pass: somebody may have adopted it since.
    if (lab === undefined || !isAdoptable || !uids.has(uid) || known.has(uid)) continue
    const { name, namespace, ...spec } = lab
    try {
      await store.create(
        {
          kind: 'LabInstance',
          metadata: { name, namespace, annotations: { [ADOPTED_ANNOTATION]: 'true' } },
          spec: { ...(spec.studentLogin === undefined ? { studentEmail: UNKNOWN_STUDENT } : {}), ...spec },
        },
        { uid },
      )
    } catch (error) {
      if (!isApiError(error)) throw error
      refused.push({ name, error: error.toStatus() })
    }
  }
  return refused
}
