import type { Sentence } from '../../../../src/contract/words'
import type { EngineView } from '../../../../src/contract/engine-view'
import { moment } from './loop-facts'
import type { Fact, Speech } from './loop-facts'

/** Docker if it is there at all, else the practice world; and every world's trouble in its own sentence. */
export function worldFacts(
  { provisioners, settings }: Pick<EngineView, 'provisioners' | 'settings'>,
  speech: Speech,
): { readonly facts: readonly Fact[]; readonly troubles: readonly Sentence[] } {
  const { t } = speech
  const health = provisioners.docker ?? provisioners.simulated
  const troubles = Object.values(provisioners).flatMap(({ reachable, code, params }) =>
    reachable || code === undefined ? [] : [{ code, params }],
  )
  if (health === undefined) return { facts: [], troubles }
  return {
    facts: [
      { name: t('engine.fact.answers'), value: t(health.reachable ? 'engine.fact.yes' : 'engine.fact.doesNot'), isBad: !health.reachable },
      ...(health.version === undefined || provisioners.docker === undefined
        ? []
        : [{ name: t('engine.fact.release'), value: health.version }]),
      { name: t('engine.fact.lastAnswer'), ...moment(health.lastAnsweredAt, speech) },
      { name: t('engine.fact.events'), value: t(settings.drift.events ? 'engine.fact.on' : 'engine.fact.off') },
    ],
    troubles,
  }
}
