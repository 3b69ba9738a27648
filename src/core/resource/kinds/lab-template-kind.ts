import type { Cause } from '../api-error'
import { problem } from '../format/parsed'
import { invalidValue, repeatedCauses } from '../validation/causes'
import { environmentCauses } from '../validation/environment'
import { METADATA_FIELDS, noCauses, textAt, type KindDefinition } from './kind-definition'
import { labTemplateSpecSchema } from '../lab-template'
import { memberOf } from '../validation/member-of'
import { isPrivilege } from '../validation/privileges'
import { schemaCauses } from '../validation/schema-causes'

export const labTemplateKind: KindDefinition = {
  kind: 'LabTemplate',
  plural: 'labtemplates',
  singular: 'labtemplate',
  shortNames: ['template', 'templates'],
  namespaced: true,
  specSchema: labTemplateSpecSchema,
  finalizers: [],
  recordsStatus: false,
  fields: new Map([...METADATA_FIELDS, ['spec.provisioner', textAt('spec', 'provisioner')]]),
  validateName: noCauses,
  validateSpec,
  validateUpdate: noCauses,
  validateStatus: noCauses,
}

function validateSpec(spec: unknown): readonly Cause[] {
  const ports = listOf(spec, 'ports')
  return [
    ...schemaCauses(labTemplateSpecSchema, spec, { field: 'spec', isPrivilege }),
    ...environmentCauses('spec.environment', memberOf(spec, 'environment')),
    ...repeatedCauses(
      ports.map((port) => memberOf(port, 'name')),
      (index) => `spec.ports[${index}].name`,
    ),
    ...repeatedCauses(
      ports.map((port) => memberOf(port, 'containerPort')),
      (index) => `spec.ports[${index}].containerPort`,
    ),
    ...repeatedCauses(listOf(spec, 'secrets'), (index) => `spec.secrets[${index}]`),
    ...readinessCauses(memberOf(spec, 'readiness'), ports),
    ...openPathCauses(memberOf(spec, 'openPath'), listOf(spec, 'secrets')),
  ]
}

function listOf(value: unknown, member: string): readonly unknown[] {
  const list = memberOf(value, member)
  return Array.isArray(list) ? list : []
}

/** A probe of a port that is not published would never be answered, and the lab would wait for it until its timeout. */
function readinessCauses(readiness: unknown, ports: readonly unknown[]): readonly Cause[] {
  const port = memberOf(readiness, 'port')
  const isKnown = port === undefined || ports.some((each) => memberOf(each, 'containerPort') === port)
  return isKnown ? [] : [invalidValue('spec.readiness.port', port, 'NotAPublishedPort')]
}

/** A name in the path that no secret has would be shown to the student as it stands. */
function openPathCauses(openPath: unknown, secrets: readonly unknown[]): readonly Cause[] {
  if (typeof openPath !== 'string' || openPath.length > 1024) return []
  const names = [...openPath.matchAll(/\$\{([^{}$]{0,256})\}/g)].map(([, name]) => name)
  return names.some((name) => !secrets.includes(name))
    ? [invalidValue('spec.openPath', openPath, problem('NotASecret', { hole: '${NAME}' }))]
    : []
}
