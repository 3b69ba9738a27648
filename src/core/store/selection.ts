import type { KindDefinition } from '../resource/kinds/kind-definition'
import { parseFieldSelector, parseLabelSelector, type Selector } from '../resource/selectors'
import type { Selection } from './resource-store'

/** Both selectors as one question. The namespace is not asked here: it is part of the key. Throws BadRequest. */
export function selectionOf({ fields }: KindDefinition, { labelSelector, fieldSelector }: Selection): Selector {
  const questions: Selector[] = []
  if (labelSelector !== undefined && labelSelector !== '') questions.push(parseLabelSelector(labelSelector))
  if (fieldSelector !== undefined && fieldSelector !== '') questions.push(parseFieldSelector(fieldSelector, fields))
  return (resource) => questions.every((matches) => matches(resource))
}
