import type { LabInstance } from '../resource/lab-instance'
import type { LabTemplate } from '../resource/lab-template'
import { DEFAULT_NAMESPACE } from '../resource/resource'
import type { ResourceStore } from '../store/resource-store'

/** The lab's own namespace first, then the one where the built-in templates live. undefined: it was deleted. */
export async function templateOf(store: ResourceStore, { metadata, spec }: LabInstance): Promise<LabTemplate | undefined> {
  const namespace = metadata.namespace ?? DEFAULT_NAMESPACE
  const own = await store.find<LabTemplate>({ kind: 'LabTemplate', namespace, name: spec.template })
  if (own !== undefined || namespace === DEFAULT_NAMESPACE) return own
  return store.find<LabTemplate>({ kind: 'LabTemplate', namespace: DEFAULT_NAMESPACE, name: spec.template })
}
