import type { Cause } from '../api-error'
import { classSpecSchema, classStatusSchema, studentIdOf, type ClassStatus } from '../class'
import { CLASS_FINALIZER } from '../annotations'
import { parseTimestamp } from '../format/timestamp'
import type { Resource } from '../resource'
import { duplicate, invalidValue, repeatedCauses, required } from '../validation/causes'
import { environmentCauses } from '../validation/environment'
import { memberOf } from '../validation/member-of'
import { isPrivilege } from '../validation/privileges'
import { schemaCauses } from '../validation/schema-causes'
import { METADATA_FIELDS, noCauses, textAt, type KindDefinition } from './kind-definition'

export const classKind: KindDefinition = {
  kind: 'Class',
  plural: 'classes',
  singular: 'class',
  shortNames: ['class'],
  namespaced: true,
  specSchema: classSpecSchema,
  statusSchema: classStatusSchema,
  finalizers: [CLASS_FINALIZER],
  recordsStatus: false,
  fields: new Map([...METADATA_FIELDS, ['status.phase', textAt('status', 'phase')]]),
  validateName: noCauses,
  validateSpec,
  validateUpdate: noCauses,
  validateStatus,
  initialStatus: (): ClassStatus => ({ phase: 'planned' }),
}

function validateSpec(spec: unknown): readonly Cause[] {
  const roster = listOf(spec, 'roster')
  return [
    ...schemaCauses(classSpecSchema, spec, { field: 'spec', isPrivilege }),
    ...roster.flatMap((student, index) => environmentCauses(`spec.roster[${index}].environment`, memberOf(student, 'environment'))),
    ...repeatedCauses(listOf(spec, 'templates'), (index) => `spec.templates[${index}]`),
    ...extraCauses(roster, memberOf(spec, 'start'), memberOf(spec, 'end')),
    ...identityCauses(roster),
    ...orderCauses(memberOf(spec, 'start'), memberOf(spec, 'end')),
  ]
}

/** Whom nobody could tell from others, and who is there twice: a second lab for one student would be the first one's loss. */
function identityCauses(roster: readonly unknown[]): readonly Cause[] {
  const seen = new Set<string>()
  return roster.flatMap((student, index) => {
    const [studentEmail, login] = [memberOf(student, 'studentEmail'), memberOf(student, 'login')]
    if (studentEmail === undefined && login === undefined) return [required(`spec.roster[${index}].studentEmail`)]
    if (typeof (studentEmail ?? login) !== 'string') return []
    const id = studentIdOf({ studentEmail: studentEmail as string | undefined, login: login as string | undefined })
    const isNew = !seen.has(id)
    seen.add(id)
    return isNew ? [] : [duplicate(`spec.roster[${index}].${studentEmail === undefined ? 'login' : 'studentEmail'}`, studentEmail ?? login)]
  })
}

/** Minutes that would end a student's labs before they begin: no such lab could be made, and none of it would ever be true. */
function extraCauses(roster: readonly unknown[], start: unknown, end: unknown): readonly Cause[] {
  const lengthMs = Date.parse(String(end)) - Date.parse(String(start))
  return roster.flatMap((student, index) => {
    const minutes = memberOf(student, 'extraMinutes')
    const isTooFew = typeof minutes === 'number' && lengthMs > 0 && lengthMs + minutes * 60_000 <= 0
    return isTooFew ? [invalidValue(`spec.roster[${index}].extraMinutes`, minutes, 'ClassEndBeforeStart')] : []
  })
}

function orderCauses(start: unknown, end: unknown): readonly Cause[] {
  if (typeof start !== 'string' || typeof end !== 'string') return []
  const [from, to] = [parseTimestamp(start), parseTimestamp(end)]
  return from.ok && to.ok && to.value <= from.value ? [invalidValue('spec.end', end, 'ClassEndBeforeStart')] : []
}

function listOf(value: unknown, member: string): readonly unknown[] {
  const list = memberOf(value, member)
  return Array.isArray(list) ? list : []
}

function validateStatus(_old: Resource, next: Resource): readonly Cause[] {
  return schemaCauses(classStatusSchema, next.status, { field: 'status' })
}
