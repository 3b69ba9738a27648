import { upToDateOf, waitingFields } from '../../../src/contract/words'
import type { StoredLab } from '../../../src/contract/words'

/**
 * What is declared for a running lab and is not what runs. It is no trouble: the lab runs as it was made.
 * - restart: the next restart applies it, and keeps the student's folder.
 * - replace: a restart keeps this container, because it holds more than the student's folder.
 * - limit: it comes by itself, as soon as the lab uses less.
 */
export type PendingChange =
  | { readonly kind: 'restart'; readonly fields: readonly string[] }
  | { readonly kind: 'replace'; readonly fields: readonly string[]; readonly holds: readonly string[] }
  | { readonly kind: 'limit'; readonly usedMiB: number; readonly limitMiB: number }

export function pendingChangeOf({ metadata, status }: StoredLab): PendingChange | undefined {
  const condition = upToDateOf(status)
  if (status.state !== 'ready' || metadata.deletionTimestamp !== undefined || condition?.status !== 'False') return undefined
  const { usedMiB, limitMiB, holds } = condition.params ?? {}
  if (condition.reason === 'LimitBelowUse') return { kind: 'limit', usedMiB: numberOf(usedMiB), limitMiB: numberOf(limitMiB) }
  const fields = waitingFields(status) ?? []
  if (condition.reason === 'ReplaceToApply')
    return { kind: 'replace', fields, holds: Array.isArray(holds) ? (holds as readonly string[]) : [] }
  return { kind: 'restart', fields }
}

const numberOf = (param: unknown): number => (typeof param === 'number' ? param : 0)

type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string

const NAMED: ReadonlySet<string> = new Set([
  'image',
  'command',
  'secrets',
  'user',
  'ports',
  'workDir',
  'writable',
  'capabilities',
  'resources',
  'network',
])
const VARIABLE = 'environment.'

/** A field of the plan as an instructor says it: "start command", "variable GREETING". One of a newer engine is told by its own name. */
export function fieldText(field: string, t: Translate): string {
  if (field.startsWith(VARIABLE)) return t('lab.pendingChange.field.variable', { name: field.slice(VARIABLE.length) })
  return NAMED.has(field) ? t(`lab.pendingChange.field.${field}`) : field
}

/** The place of a container as an instructor says it. */
export const pathText = (path: string, t: Translate): string => (path === '/' ? t('lab.pendingChange.wholeFileSystem') : path)

/** Of those, the ones whose next restart applies something. */
export function appliedByRestart<Row extends { readonly pendingChange?: PendingChange | undefined }>(rows: Iterable<Row>): readonly Row[] {
  return [...rows].filter(({ pendingChange }) => pendingChange?.kind === 'restart')
}
