import type { LabTemplateSpec } from '../../../../src/contract/words'
import { fieldText, pathText, pendingChangeOf } from '../../../lab/pending-change/pending-change'
import { looksSecret } from '../secrets'
import type { DisplayedLab } from '../displayed-lab'
import { text } from './overview-row'
import type { OverviewContext, OverviewRow } from './overview-row'

/** Those have a row of their own. */
const SHOWN: ReadonlySet<string> = new Set(['image', 'ports', 'resources'])
const VARIABLE = 'environment.'

/** One row for each other field that differs. What a container was made with is known by its fingerprint only: that it is another is all that can be said. */
export function fieldRows({ lab, isGone }: DisplayedLab, context: OverviewContext): readonly OverviewRow[] {
  const waiting = isGone ? undefined : pendingChangeOf(lab)
  if (waiting === undefined || waiting.kind === 'limit') return []
  return waiting.fields
    .filter((field) => !SHOWN.has(field))
    .map((field) => ({
      name: `field.${field}`,
      label: fieldText(field, context.t),
      desired: desiredOf(field, lab.spec.environment, context),
      actual: text(context, 'field.earlier'),
      agreement: waiting.kind,
    }))
}

function desiredOf(field: string, own: Readonly<Record<string, string>> | undefined, context: OverviewContext): string {
  const { template } = context
  if (field.startsWith(VARIABLE)) return variableOf(field.slice(VARIABLE.length), { ...template?.environment, ...own }, context)
  if (template === undefined) return text(context, 'unknown')
  return OF_TEMPLATE[field]?.(template, context) ?? text(context, 'field.another')
}

function variableOf(name: string, environment: Readonly<Record<string, string>>, context: OverviewContext): string {
  const value = environment[name]
  if (value === undefined) return text(context, 'none')
  return looksSecret(name) ? text(context, 'field.another') : value
}

const listed = (names: readonly string[] | undefined, context: OverviewContext): string =>
  names === undefined || names.length === 0 ? text(context, 'none') : names.join(', ')

const OF_TEMPLATE: Readonly<Record<string, (template: LabTemplateSpec, context: OverviewContext) => string>> = {
  command: ({ command }, context) => command?.join(' ') ?? text(context, 'field.ofImage'),
  user: ({ user }, context) => user ?? text(context, 'field.ofImage'),
  workDir: ({ workDir }, context) => workDir ?? text(context, 'none'),
  secrets: ({ secrets }, context) => listed(secrets, context),
  capabilities: ({ capabilities }, context) => listed(capabilities, context),
  writable: ({ writable = false }, context) => {
    if (typeof writable !== 'boolean') return listed(writable, context)
    return writable ? pathText('/', context.t) : text(context, 'none')
  },
}
