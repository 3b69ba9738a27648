import type { LabTemplateSpec, LiveFact, Settings } from '../../../../src/contract/words'
import type { Agreement } from './desired-and-actual'

export type RowName = 'state' | 'image' | 'start' | 'end' | 'endpoint' | 'container' | 'resources' | 'generation' | 'retries'

export interface OverviewRow {
  /** One of the rows that are always there, or a field of the plan that differs. */
  readonly name: RowName | `field.${string}`
  /** Of a field: what it is called. */
  readonly label?: string
  readonly desired: string
  readonly actual: string
  readonly agreement: Agreement
  readonly isMono?: boolean
  /** Whole, for a hover. */
  readonly title?: string | undefined
}

export interface OverviewContext {
  readonly template: LabTemplateSpec | undefined
  readonly settings: Settings
  readonly live: LiveFact
  readonly now: number
  readonly language: string
  readonly defaultDuration: string
  readonly t: (key: string, values?: Readonly<Record<string, unknown>> | number, plural?: number) => string
}

export const text = ({ t }: OverviewContext, key: string, values: Readonly<Record<string, unknown>> = {}): string =>
  t(`labDetails.overview.${key}`, values)
