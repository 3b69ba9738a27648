import type { Cause } from '../api-error'
import { problem } from '../format/parsed'
import { invalidValue, repeatedCauses } from '../validation/causes'
import { engineSettingsSpecSchema } from '../engine-settings'
import { SETTINGS_NAME } from '../settings-bounds'
import { METADATA_FIELDS, noCauses, type KindDefinition } from './kind-definition'
import { memberOf } from '../validation/member-of'
import { schemaCauses } from '../validation/schema-causes'

export const engineSettingsKind: KindDefinition = {
  kind: 'EngineSettings',
  plural: 'enginesettings',
  singular: 'enginesettings',
  shortNames: ['settings'],
  namespaced: false,
  specSchema: engineSettingsSpecSchema,
  finalizers: [],
  recordsStatus: false,
  fields: new Map(METADATA_FIELDS.slice(0, 1)),
  validateName,
  validateSpec,
  validateUpdate: noCauses,
  validateStatus: noCauses,
}

function validateName(name: string): readonly Cause[] {
  return name === SETTINGS_NAME ? [] : [invalidValue('metadata.name', name, problem('OneSettings', { name: SETTINGS_NAME }))]
}

function validateSpec(spec: unknown): readonly Cause[] {
  const warnings = memberOf(memberOf(spec, 'labs'), 'warnBeforeExpiry')
  return [
    ...schemaCauses(engineSettingsSpecSchema, spec, { field: 'spec' }),
    ...repeatedCauses(Array.isArray(warnings) ? warnings : [], (index) => `spec.labs.warnBeforeExpiry[${index}]`),
  ]
}
