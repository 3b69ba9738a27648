import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import type { LabTemplate, StoredLab } from '../../../src/contract/words'
import { useResources } from '../../client/resources'

/** The template of a lab as it is now, also of a lab that is gone. */
export function useTemplate(lab: () => StoredLab): ComputedRef<LabTemplate | undefined> {
  const resources = useResources()
  return computed(() => {
    const { spec, metadata } = lab()
    return (
      resources.templates.get(`${metadata.namespace ?? ''}/${spec.template}`) ??
      [...resources.templates.values()].find(({ metadata: { name } }) => name === spec.template)
    )
  })
}
