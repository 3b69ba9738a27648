import type { Cause } from '../api-error'
import { english } from '../../sentences/english'
import { problem } from '../format/parsed'
import { duplicate, forbidden, invalidValue, required } from '../validation/causes'
import { environmentCauses } from '../validation/environment'
import { METADATA_FIELDS, noCauses, textAt, type KindDefinition } from './kind-definition'
import { LAB_FINALIZER } from '../annotations'
import { labInstanceSpecSchema, labInstanceStatusSchema, type LabInstanceStatus } from '../lab-instance'
import { jsonEqual } from '../json'
import { isAllowedTransition, LAB_STATES, type LabState } from '../lab-states'
import { isPrivilege } from '../validation/privileges'
import type { Resource } from '../resource'
import { schemaCauses } from '../validation/schema-causes'
import { parseTimestamp } from '../format/timestamp'
import { memberOf } from '../validation/member-of'

const stateOf = textAt('status', 'state')
const IMMUTABLE = ['template', 'studentEmail', 'studentLogin', 'scheduledStart'] as const

export const labInstanceKind: KindDefinition = {
  kind: 'LabInstance',
  plural: 'labinstances',
  singular: 'labinstance',
  shortNames: ['lab', 'labs'],
  namespaced: true,
  specSchema: labInstanceSpecSchema,
  statusSchema: labInstanceStatusSchema,
  finalizers: [LAB_FINALIZER],
  recordsStatus: false,
  fields: new Map([
    ...METADATA_FIELDS,
    ['status.state', stateOf],
    ['spec.template', textAt('spec', 'template')],
    ['spec.studentEmail', textAt('spec', 'studentEmail')],
    ['spec.studentLogin', textAt('spec', 'studentLogin')],
  ]),
  validateName: noCauses,
  validateSpec,
  validateUpdate,
  validateStatus,
  initialStatus,
}

function validateSpec(spec: unknown): readonly Cause[] {
  return [
    ...schemaCauses(labInstanceSpecSchema, spec, { field: 'spec', isPrivilege }),
    ...studentCauses(spec),
    ...environmentCauses('spec.environment', memberOf(spec, 'environment')),
    ...orderCauses(memberOf(spec, 'scheduledStart'), memberOf(spec, 'endsAt')),
  ]
}

function studentCauses(spec: unknown): readonly Cause[] {
  const isNobodys = memberOf(spec, 'studentEmail') === undefined && memberOf(spec, 'studentLogin') === undefined
  return isNobodys ? [required('spec.studentEmail')] : []
}

function orderCauses(start: unknown, end: unknown): readonly Cause[] {
  if (typeof start !== 'string' || typeof end !== 'string') return []
  const [from, to] = [parseTimestamp(start), parseTimestamp(end)]
  return from.ok && to.ok && to.value <= from.value ? [invalidValue('spec.endsAt', end, 'EndBeforeStart')] : []
}

/** Once work has begun for one student on one template, the lab stays theirs: its volume holds their files. What has begun does not begin later. */
function validateUpdate(old: Resource, next: Resource): readonly Cause[] {
  const state = stateOf(old)
  if (isLeaving(old, state)) return jsonEqual(old.spec, next.spec) ? [] : [forbidden('spec', 'LabIsLeaving')]
  if (state === 'pending' || state === '') return []
  return IMMUTABLE.flatMap((member) => {
    const value = memberOf(next.spec, member)
    return value === memberOf(old.spec, member) ? [] : [invalidValue(`spec.${member}`, value, 'FieldImmutable')]
  })
}

function isLeaving({ metadata }: Resource, state: string): boolean {
  return memberOf(metadata, 'deletionTimestamp') !== undefined || state === 'deleting' || state === 'deleted'
}

function validateStatus(old: Resource, next: Resource): readonly Cause[] {
  return [
    ...schemaCauses(labInstanceStatusSchema, next.status, { field: 'status' }),
    ...transitionCauses(stateOf(old), stateOf(next)),
    ...conditionCauses(old.status, next.status),
  ]
}

const isState = (text: string): text is LabState => LAB_STATES.some((state) => state === text)

/** From a state that does not exist every way is open: else a spoilt object could never be mended. */
function transitionCauses(from: string, to: string): readonly Cause[] {
  if (!isState(from) || !isState(to) || isAllowedTransition(from, to)) return []
  return [invalidValue('status.state', to, problem('NoSuchTransition', { from, to }))]
}

function conditionCauses(old: unknown, next: unknown): readonly Cause[] {
  const before = new Map(conditionsOf(old).map((condition) => [memberOf(condition, 'type'), condition]))
  const seen = new Set<unknown>()
  return conditionsOf(next).flatMap((condition, index) => {
    const [field, type] = [`status.conditions[${index}]`, memberOf(condition, 'type')]
    if (seen.has(type)) return [duplicate(`${field}.type`, type)]
    seen.add(type)
    return movedWithoutFlip(before.get(type), condition)
      ? [invalidValue(`${field}.lastTransitionTime`, memberOf(condition, 'lastTransitionTime'), 'ConditionMoved')]
      : []
  })
}

function conditionsOf(status: unknown): readonly unknown[] {
  const conditions = memberOf(status, 'conditions')
  return Array.isArray(conditions) ? conditions : []
}

function movedWithoutFlip(before: unknown, after: unknown): boolean {
  return (
    before !== undefined &&
    memberOf(before, 'status') === memberOf(after, 'status') &&
    memberOf(before, 'lastTransitionTime') !== memberOf(after, 'lastTransitionTime')
  )
}

function initialStatus(nowIso: string): LabInstanceStatus {
  const told = { code: 'LabDeclared' } as const
  const first = { state: 'pending', reason: 'Declared', message: english(told), ...told } as const
  return { ...first, retries: 0, transitions: [{ ...first, time: nowIso, who: 'person' }] }
}
