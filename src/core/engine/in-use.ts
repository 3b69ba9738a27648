import { templateOf } from '../controller/template-of'
import type { ProvisionerFor } from '../provisioner/provisioner'
import type { StoredLab } from '../resource/lab-instance'
import type { ResourceStore } from '../store/resource-store'

/** Has any lab that exists this kind of provisioner? A lab whose template is gone has none. */
export async function isInUse(
  kind: string,
  { store, provisionerFor }: { readonly store: ResourceStore; readonly provisionerFor: ProvisionerFor },
): Promise<boolean> {
  const { items } = await store.list<StoredLab>('LabInstance')
  const onePerTemplate = new Map(items.map((lab) => [`${lab.metadata.namespace ?? ''}/${lab.spec.template}`, lab]))
  for (const lab of onePerTemplate.values()) {
    const template = await templateOf(store, lab)
    if (template !== undefined && provisionerFor(template.spec.provisioner).kind === kind) return true
  }
  return false
}
