import type { LabMark, Student } from '../core/provisioner/observation'
import { isApiError } from '../core/resource/api-error'
import type { StoredLab } from '../core/resource/lab-instance'
import type { Adoption } from '../contract/engine-view'
import type { ServedEngine } from './served-engine'

/** Of a lab whose container does not say whose it is (made by an earlier version): an address that cannot be anybody's (RFC 2606). */
const UNKNOWN_STUDENT: Student = { email: 'unknown@lab.invalid' }

/**
 * Makes records again for containers whose labs the store has lost: under the same uid and name, so that the controller finds what is there
 * and makes nothing anew. What only the store knew (the end, environment, limits of their own) is as the template has it. Gives
 * back those that stay in quarantine, with the reason; one of them does not hold up the others.
 */
export async function adoptLabs({ store, reconciler }: Pick<ServedEngine, 'store' | 'reconciler'>, uids: ReadonlySet<string>): Promise<Adoption['refused']> {
  const { items } = await store.list<StoredLab>('LabInstance')
  const known = new Set(items.map(({ metadata }) => metadata.uid))
  const refused: Adoption['refused'][number][] = []
  for (const { uid, lab, isAdoptable } of reconciler.quarantine()) {
    // The list is as old as the last pass: somebody may have adopted it since.
    if (lab === undefined || !isAdoptable || !uids.has(uid) || known.has(uid)) continue
    try {
      await store.create({ kind: 'LabInstance', metadata: { name: lab.name, namespace: lab.namespace }, spec: specOf(lab) }, { uid })
    } catch (error) {
      if (!isApiError(error)) throw error
      refused.push({ name: lab.name, error: error.toStatus() })
    }
  }
  return refused
}

function specOf({ template, student: { email, name } = UNKNOWN_STUDENT }: LabMark) {
  return { template, studentEmail: email, ...(name === undefined ? {} : { studentName: name }) }
}
