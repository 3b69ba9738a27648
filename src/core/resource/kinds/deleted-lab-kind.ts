import { deletedLabSpecSchema, deletedLabStatusSchema } from '../deleted-lab'
import { labInstanceKind } from './lab-instance-kind'
import { noCauses, type KindDefinition } from './kind-definition'

/** Nothing is asked of what was: a lab that was spoilt by hand is recorded like any other when it goes. */
export const deletedLabKind: KindDefinition = {
  kind: 'DeletedLab',
  plural: 'deletedlabs',
  singular: 'deletedlab',
  shortNames: [],
  namespaced: true,
  specSchema: deletedLabSpecSchema,
  statusSchema: deletedLabStatusSchema,
  finalizers: [],
  recordsStatus: true,
  fields: labInstanceKind.fields,
  validateName: noCauses,
  validateSpec: noCauses,
  validateUpdate: noCauses,
  validateStatus: noCauses,
}
