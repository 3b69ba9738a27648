import type { Sentence, LoopStatus } from '../../../../src/contract/words'
import type { QueueView, EngineView } from '../../../../src/contract/engine-view'
import { exact, fromNow } from '../../../ui/time'
import { time, whole } from '../numbers'

export interface Fact {
  readonly name: string
  readonly value: string
  readonly title?: string
  readonly isBad?: boolean
}

/** What facts are said with: the words, the language and the moment. */
export interface TextContext {
  readonly t: (key: string, values?: Readonly<Record<string, unknown>> | number, plural?: number) => string
  readonly language: string
  readonly now: number
}

/** Later than this a tick is a sign that the machine is busy. */
const LATE_MS = 250
/** Closer than this, "in 0 s" would only flicker. */
const NOW_MS = 1_000

/** Without its last error if that very thing is told already: what Docker says stands once, under Docker. */
export function withoutShownError(loop: LoopStatus, shown: readonly Sentence[]): LoopStatus {
  const { lastError, ...others } = loop
  return lastError !== undefined && shown.some(({ code }) => code === lastError.code) ? others : loop
}

/** Of a loop with a clock of its own: the watcher, the reconciler. */
export function tickFacts(loop: LoopStatus, context: TextContext): readonly Fact[] {
  const { t, language } = context
  const saw = loop.name === 'watcher' ? 'changes' : 'labs'
  return [
    { name: t('engine.loop.last'), ...moment(loop.lastTickAt, context) },
    { name: t('engine.loop.next'), ...(loop.paused ? { value: t('engine.loop.whenResumed') } : moment(loop.nextTickAt, context)) },
    { name: t('engine.loop.saw'), value: t(`engine.loop.${saw}`, { count: whole(loop.saw, language) }, loop.saw) },
    { name: t('engine.loop.took'), value: duration(loop.lastDurationMs, context) },
    { name: t('engine.loop.lag'), value: lag(loop.lagMs, context), isBad: (loop.lagMs ?? 0) > LATE_MS },
    { name: t('engine.loop.iterations'), value: whole(loop.iterations, language) },
  ]
}

/** Of the controller, which works when there is work. */
export function workFacts(loop: LoopStatus, queue: QueueView & { readonly maxConcurrent: number }, context: TextContext): readonly Fact[] {
  const { t, language } = context
  return [
    { name: t('engine.loop.depth'), value: whole(queue.depth, language) },
    { name: t('engine.loop.inHand'), value: whole(loop.saw, language) },
    { name: t('engine.loop.delayed'), value: whole(queue.delayed, language) },
    {
      name: t('engine.loop.slots'),
      value: t('engine.loop.slotsOf', { used: whole(queue.slotsUsed, language), max: whole(queue.maxConcurrent, language) }),
    },
    { name: t('engine.loop.slotsQueued'), value: whole(queue.slotsQueued, language) },
    { name: t('engine.loop.lastRun'), ...moment(loop.lastTickAt, context) },
    { name: t('engine.loop.took'), value: duration(loop.lastDurationMs, context) },
    { name: t('engine.loop.runs'), value: whole(loop.iterations, language) },
  ]
}

/** "3s ago", the whole moment on hover. */
function moment(at: number | undefined, { t, language, now }: TextContext): Pick<Fact, 'value' | 'title'> {
  if (at === undefined) return { value: t('engine.loop.never') }
  return { value: Math.abs(at - now) < NOW_MS ? t('engine.loop.now') : fromNow(at, now, language), title: exact(at, language) }
}

const duration = (ms: number | undefined, { t, language }: TextContext): string =>
  ms === undefined ? t('engine.loop.never') : time(ms, language)

function lag(ms: number | undefined, { t, language }: TextContext): string {
  if (ms === undefined) return t('engine.loop.never')
  return ms < 1 ? t('engine.loop.onTime') : time(ms, language)
}

/** Docker if it is there at all, else the practice world; and every world's problem in its own sentence. */
export function provisionerFacts(
  { provisioners, settings }: Pick<EngineView, 'provisioners' | 'settings'>,
  context: TextContext,
): { readonly facts: readonly Fact[]; readonly problems: readonly Sentence[] } {
  const { t } = context
  const health = provisioners.docker ?? provisioners.simulated
  const problems = Object.values(provisioners).flatMap(({ reachable, code, params }) =>
    reachable || code === undefined ? [] : [{ code, params }],
  )
  if (health === undefined) return { facts: [], problems }
  return {
    facts: [
      { name: t('engine.fact.answers'), value: t(health.reachable ? 'engine.fact.yes' : 'engine.fact.doesNot'), isBad: !health.reachable },
      ...(health.version === undefined || provisioners.docker === undefined
        ? []
        : [{ name: t('engine.fact.release'), value: health.version }]),
      { name: t('engine.fact.lastAnswer'), ...moment(health.lastAnsweredAt, context) },
      { name: t('engine.fact.events'), value: t(settings.drift.events ? 'engine.fact.on' : 'engine.fact.off') },
    ],
    problems,
  }
}
