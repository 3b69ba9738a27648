import type { StoredLab } from '../../../src/contract/words'
import { useResources } from '../../client/resources'

/** Whether a lab's template names a student's folder; undefined: the template is not there any more, and nobody can tell. */
export function useHasFolder(): (lab: StoredLab) => boolean | undefined {
  const resources = useResources()
  return ({ spec, metadata }) => {
    const template = resources.templates.get(`${metadata.namespace ?? ''}/${spec.template}`)
    return template === undefined ? undefined : template.spec.workDir !== undefined
  }
}
