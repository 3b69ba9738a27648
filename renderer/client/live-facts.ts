import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { LiveFact } from '../../src/contract/words'
import { useChannel } from './connection'
import { useSubscription } from './subscription'

const NO_FACTS: LiveFact = {}

/** What is known of each lab right now and never stored: queue position, pull percent, when Docker last confirmed it. */
export const useLiveFacts = defineStore('liveFacts', () => {
  const facts = shallowRef<ReadonlyMap<string, LiveFact>>(new Map())
  useSubscription(useChannel(), 'live', {}, (events) => {
    const next = new Map(facts.value)
    for (const { namespace, name, live } of events) {
      if (Object.keys(live).length === 0) next.delete(`${namespace}/${name}`)
      else next.set(`${namespace}/${name}`, live)
    }
    facts.value = next
  })
  return { facts, of: (key: string): LiveFact => facts.value.get(key) ?? NO_FACTS }
})
