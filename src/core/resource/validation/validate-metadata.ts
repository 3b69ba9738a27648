import {
  CLASS_APPLIED_ANNOTATION,
  CLASS_LABEL,
  CLASS_RELEASE_ANNOTATION,
  ADOPTED_ANNOTATION,
  BUILT_IN_ANNOTATION,
  FORCE_DELETE_ANNOTATION,
  REPLACE_ANNOTATION,
  SETTINGS_HISTORY_ANNOTATION,
  WORK_FOLDER_ANNOTATION,
} from '../annotations'
import type { Cause } from '../api-error'
import { forbidden, invalidEach, invalidValue, required, tooLong, unknownField, wrongType } from './causes'
import { problem, type Problem } from '../format/parsed'
import { childPath } from './field-path'
import type { KindDefinition } from '../kinds/kind-definition'
import { memberOf } from './member-of'
import { labelProblems, labelValueProblems, qualifiedNameProblems, subdomainProblems } from '../format/names'
import { ownerReferenceSchema } from '../metadata'
import { schemaCauses } from './schema-causes'
import { utf8Length } from '../format/utf8-length'

const MAX_ANNOTATIONS_BYTES = 256 * 1024

/** Docker's labels of our containers, and what the engine may want to mark for itself one day. */
const RESERVED = /^(?:com\.neuroglia\.lab\.|lab\.neuroglia\.com\/)/
/** Under the reserved prefix, but meant to be set by a person, or sent along by every client and thrown away at the door. */
const LET_THROUGH: ReadonlySet<string> = new Set([
  ADOPTED_ANNOTATION,
  BUILT_IN_ANNOTATION,
  FORCE_DELETE_ANNOTATION,
  REPLACE_ANNOTATION,
  SETTINGS_HISTORY_ANNOTATION,
  WORK_FOLDER_ANNOTATION,
  CLASS_LABEL,
  CLASS_APPLIED_ANNOTATION,
  CLASS_RELEASE_ANNOTATION,
])
const WRITTEN_BY_CLIENTS = new Set(['name', 'namespace', 'labels', 'annotations', 'finalizers', 'ownerReferences'])
/** Sent along by every client that read the object before. The store has its own; these are never trusted, so never judged. */
const WRITTEN_BY_SERVER = new Set([
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'lastModified',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'managedFields',
  'selfLink',
  'generateName',
])

/** All that is wrong with `metadata` as a client wrote it. */
export function validateMetadata(metadata: unknown, definition: KindDefinition): readonly Cause[] {
  if (metadata === undefined) return [required('metadata.name', 'NameRequired')]
  if (!isObject(metadata)) return [wrongType('metadata', metadata, 'object')]
  return [
    ...nameCauses(memberOf(metadata, 'name'), definition),
    ...namespaceCauses(memberOf(metadata, 'namespace'), definition),
    ...mapCauses('metadata.labels', memberOf(metadata, 'labels'), labelValueProblems),
    ...mapCauses('metadata.annotations', memberOf(metadata, 'annotations'), () => []),
    ...annotationSizeCauses(memberOf(metadata, 'annotations')),
    ...listCauses('metadata.finalizers', memberOf(metadata, 'finalizers'), finalizerCauses),
    ...listCauses('metadata.ownerReferences', memberOf(metadata, 'ownerReferences'), ownerCauses),
    ...managerCauses(memberOf(metadata, 'ownerReferences')),
    ...Object.keys(metadata)
      .filter((key) => !WRITTEN_BY_CLIENTS.has(key) && !WRITTEN_BY_SERVER.has(key))
      .map((key) => unknownField(childPath('metadata', key))),
  ]
}

function nameCauses(name: unknown, definition: KindDefinition): readonly Cause[] {
  if (name === undefined || name === '') return [required('metadata.name', 'NameRequired')]
  if (typeof name !== 'string') return [wrongType('metadata.name', name, 'string')]
  const problems = subdomainProblems(name)
  return problems.length > 0 ? invalidEach('metadata.name', name, problems) : definition.validateName(name)
}

function namespaceCauses(namespace: unknown, { namespaced }: KindDefinition): readonly Cause[] {
  if (namespace === undefined || (namespace === '' && !namespaced)) return []
  if (typeof namespace !== 'string') return [wrongType('metadata.namespace', namespace, 'string')]
  return namespaced
    ? invalidEach('metadata.namespace', namespace, labelProblems(namespace))
    : [forbidden('metadata.namespace', 'NotOnThisKind')]
}

function mapCauses(field: string, map: unknown, valueProblems: (text: string) => readonly Problem[]): readonly Cause[] {
  if (map === undefined || map === null) return []
  if (!isObject(map)) return [wrongType(field, map, 'object')]
  return Object.entries(map).flatMap(([key, value]) => [
    ...(RESERVED.test(key) && !LET_THROUGH.has(key) ? [forbidden(childPath(field, key), 'PrefixReserved')] : []),
    ...invalidEach(field, key, qualifiedNameProblems(key)),
    ...(typeof value === 'string' ? invalidEach(field, value, valueProblems(value)) : [wrongType(childPath(field, key), value, 'string')]),
  ])
}

function annotationSizeCauses(annotations: unknown): readonly Cause[] {
  if (!isObject(annotations)) return []
  const bytes = Object.entries(annotations).reduce((sum, [key, value]) => sum + utf8Length(key) + utf8Length(value), 0)
  return bytes > MAX_ANNOTATIONS_BYTES ? [tooLong('metadata.annotations', MAX_ANNOTATIONS_BYTES)] : []
}

function listCauses(field: string, list: unknown, itemCauses: (field: string, item: unknown) => readonly Cause[]): readonly Cause[] {
  if (list === undefined || list === null) return []
  return Array.isArray(list)
    ? list.flatMap((item: unknown, index) => itemCauses(`${field}[${index}]`, item))
    : [wrongType(field, list, 'array')]
}

function finalizerCauses(field: string, finalizer: unknown): readonly Cause[] {
  if (typeof finalizer !== 'string') return [wrongType(field, finalizer, 'string')]
  const problems = qualifiedNameProblems(finalizer)
  if (problems.length > 0) return invalidEach(field, finalizer, problems)
  return finalizer.includes('/') ? [] : [invalidValue(field, finalizer, 'FinalizerUnqualified')]
}

function ownerCauses(field: string, owner: unknown): readonly Cause[] {
  const empty = isObject(owner)
    ? Object.entries(owner)
        .filter(([, value]) => value === '')
        .map(([key]) => required(childPath(field, key), 'MustNotBeEmpty'))
    : []
  return [...schemaCauses(ownerReferenceSchema, owner, { field }), ...empty]
}

/** As the API server words it. */
function managerCauses(owners: unknown): readonly Cause[] {
  const managers = Array.isArray(owners) ? owners.filter((owner: unknown) => memberOf(owner, 'controller') === true) : []
  if (managers.length < 2) return []
  const [first, second] = managers.map((owner: unknown) => String(memberOf(owner, 'name')))
  return [invalidValue('metadata.ownerReferences', undefined, problem('OneManagerOnly', { first: first ?? '', second: second ?? '' }))]
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
