import type { Sentence } from '../../../../src/contract/words'
import type { JourneyStep } from '../../../../src/contract/journey'
import { nameOf } from './dots'

type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string

/** What a step can be about, in words of the engine that have a translation; why a run failed is the engine's own sentence. */
const KNOWN = [
  'CREATED',
  'UPDATED',
  'STATUS_UPDATED',
  'DELETED',
  'stuck',
  'expired',
  'due',
  'drifted',
  'orphaned',
  'finished',
  'ensure',
  'restart',
  'stop',
  'collect',
  'remove',
]

/** "written: created (1,284)" */
export function describeStep({ step, what, why, resourceVersion }: JourneyStep, t: Translate, textOf: (word: Sentence) => string): string {
  const about = why !== undefined ? textOf(why) : what === undefined ? '' : KNOWN.includes(what) ? t(`engine.what.${what}`) : what
  const number = step === 'written' && resourceVersion !== undefined ? ` (${resourceVersion})` : ''
  return `${t(`engine.step.${step}`)}${about === '' ? '' : `: ${about}`}${number}`
}

/** The steps of a lesson, each with the newest thing that really happened of its kind. */
export const LESSONS = ['wanted', 'noticed', 'taken', 'done', 'again'] as const
export type Lesson = (typeof LESSONS)[number]

const SHOWN_BY: Readonly<Record<Lesson, (step: JourneyStep) => boolean>> = {
  wanted: ({ step, what }) => step === 'written' && (what === 'CREATED' || what === 'UPDATED'),
  noticed: ({ step }) => step === 'noticed',
  taken: ({ step }) => step === 'taken',
  done: ({ step }) => step === 'done' || step === 'later' || step === 'failed',
  again: ({ step }) => step === 'found',
}

export function exampleOf<Step extends JourneyStep>(lesson: Lesson, log: readonly Step[]): Step | undefined {
  return log.find(SHOWN_BY[lesson])
}

/** How long the newest change took from being written to being noticed; undefined when the log has not both. */
export function noticedAfter(log: readonly JourneyStep[]): number | undefined {
  const noticed = exampleOf('noticed', log)
  if (noticed === undefined) return undefined
  const written = log.find(
    ({ step, key, resourceVersion }) => step === 'written' && key === noticed.key && resourceVersion === noticed.resourceVersion,
  )
  return written === undefined ? undefined : Math.max(0, noticed.at - written.at)
}

/** One sentence for ears, for many steps at once: who moved, and where each of them is now. */
export function spokenSummary(steps: readonly JourneyStep[], t: Translate): string {
  const last = new Map(steps.toReversed().map((step) => [step.key, step]))
  const told = [...last.values()].slice(-3).map((step) => `${nameOf(step.key)} ${t(`engine.step.${step.step}`)}`)
  const more = last.size - told.length
  return told.join(', ') + (more > 0 ? `, ${t('engine.log.more', { count: more })}` : '')
}
