import { stringify } from 'yaml'
import { BUILT_IN_ANNOTATION } from '../../../src/contract/words'
import type { LabTemplate } from '../../../src/contract/words'

/** Templates as a file that another machine takes in: what was declared, and nothing that belongs to this store. */
export function exportText(templates: readonly LabTemplate[]): string {
  return templates.map((template) => stringify(declared(template), { lineWidth: 0 })).join('---\n')
}

function declared({ apiVersion, kind, metadata: { name, labels, annotations = {} }, spec }: LabTemplate) {
  const { [BUILT_IN_ANNOTATION]: _, ...own } = annotations
  return {
    apiVersion,
    kind,
    metadata: { name, ...(labels === undefined ? {} : { labels }), ...(Object.keys(own).length === 0 ? {} : { annotations: own }) },
    spec,
  }
}
