import type { Cause } from '../api-error'
import { forbidden, invalidValue, notSupported, required, unknownField, wrongType } from './causes'
import { problem } from '../format/parsed'
import { childPath } from './field-path'
import type { KindDefinition } from '../kinds/kind-definition'
import { kindByName, KINDS } from '../kinds/kinds'
import { memberOf } from './member-of'
import { isTooMuch, plainJsonCauses } from './plain-json'
import { API_VERSION, type Resource } from '../resource'
import { validateMetadata } from './validate-metadata'

const MEMBERS = new Set(['apiVersion', 'kind', 'metadata', 'spec', 'status'])

/**
 * Every mistake of an object as it is declared, at once; none: it is right. The same verdict for a request, a file, a message
 * from a window and a store that was edited by hand. Takes anything at all and never throws. `status` is the engine's and not looked at.
 */
export function validateResource(draft: unknown): readonly Cause[] {
  if (isTooMuch(draft)) return [invalidValue('', undefined, 'TooManyParts')]
  const unfit = plainJsonCauses(draft)
  if (unfit.length > 0) return unfit
  if (typeof draft !== 'object' || draft === null || Array.isArray(draft)) return [wrongType('', draft, 'object')]
  const kind = memberOf(draft, 'kind')
  // Never `String(kind)`: an object sent with a `toString` of its own makes that throw.
  const definition = typeof kind === 'string' ? kindByName(kind) : undefined
  return [
    ...apiVersionCauses(memberOf(draft, 'apiVersion')),
    ...(definition === undefined ? kindCauses(kind) : declaredCauses(draft, definition)),
    ...Object.keys(draft)
      .filter((key) => !MEMBERS.has(key))
      .map((key) => unknownField(childPath('', key))),
  ]
}

function apiVersionCauses(apiVersion: unknown): readonly Cause[] {
  return apiVersion === undefined || apiVersion === API_VERSION ? [] : [notSupported('apiVersion', apiVersion, [API_VERSION])]
}

function kindCauses(kind: unknown): readonly Cause[] {
  return kind === undefined
    ? [required('kind')]
    : [
        notSupported(
          'kind',
          kind,
          KINDS.map((each) => each.kind),
        ),
      ]
}

function declaredCauses(draft: object, definition: KindDefinition): readonly Cause[] {
  const spec = memberOf(draft, 'spec')
  return [
    ...validateMetadata(memberOf(draft, 'metadata'), definition),
    ...(spec === undefined ? [required('spec')] : definition.validateSpec(spec)),
  ]
}

/** What is wrong with replacing `old` by `next`: all of `validateResource`, and what an update must bring or may not touch. */
export function validateUpdate(old: Resource, next: Resource): readonly Cause[] {
  const causes = validateResource(next)
  return typeof next === 'object' && next !== null ? [...causes, ...changeCauses(old, next)] : causes
}

function changeCauses(old: Resource, next: Resource): readonly Cause[] {
  return [
    ...resourceVersionCauses(memberOf(next.metadata, 'resourceVersion')),
    ...identityCauses(old, next),
    ...newFinalizerCauses(old, next),
    ...(kindByName(old.kind)?.validateUpdate(old, next) ?? []),
  ]
}

function resourceVersionCauses(version: unknown): readonly Cause[] {
  if (version === undefined || version === null || version === '') {
    return [invalidValue('metadata.resourceVersion', '', 'VersionRequired')]
  }
  return typeof version === 'string' ? [] : [wrongType('metadata.resourceVersion', version, 'string')]
}

function identityCauses(old: Resource, next: Resource): readonly Cause[] {
  const members = ['name', 'namespace', 'uid'].flatMap((member) => {
    const value = memberOf(next.metadata, member)
    const isKept = value === undefined || value === '' || value === memberOf(old.metadata, member)
    return isKept ? [] : [invalidValue(`metadata.${member}`, value, 'FieldImmutable')]
  })
  return next.kind === old.kind ? members : [invalidValue('kind', next.kind, 'FieldImmutable'), ...members]
}

function newFinalizerCauses(old: Resource, next: Resource): readonly Cause[] {
  if (memberOf(old.metadata, 'deletionTimestamp') === undefined) return []
  const before = finalizersOf(old)
  const added = finalizersOf(next).filter((finalizer) => !before.includes(finalizer))
  if (added.length === 0) return []
  return [forbidden('metadata.finalizers', problem('NoNewFinalizers', { finalizers: added.map(String) }))]
}

function finalizersOf({ metadata }: Resource): readonly unknown[] {
  const finalizers = memberOf(metadata, 'finalizers')
  return Array.isArray(finalizers) ? finalizers : []
}

/** What is wrong with a status write: its shape, and a step that the kind's life does not have. */
export function validateStatus(old: Resource, next: Resource): readonly Cause[] {
  const unfit = plainJsonCauses(next.status, 'status')
  return unfit.length > 0 ? unfit : (kindByName(old.kind)?.validateStatus(old, next) ?? [])
}
