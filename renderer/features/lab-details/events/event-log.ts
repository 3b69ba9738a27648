import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { CloudEvent } from '../../../../src/contract/words'
import { useChannel } from '../../../client/connection'
import { useSubscription } from '../../../client/subscription'
import { useNow } from '../../../ui/now'

const KEPT = 5_000

/** Every event since the details were first opened, newest first: the engine keeps none, so what was before is in the timelines only. */
export const useEventLog = defineStore('eventLog', () => {
  const mark = useNow().mark()
  const events = shallowRef<readonly CloudEvent[]>([])
  useSubscription(useChannel(), 'events', {}, (heard) => (events.value = [...heard.toReversed(), ...events.value].slice(0, KEPT)))
  return { since: computed(mark), events }
})

/** The name of an event's word under `labDetails.events.type`; a dot in it would mean a branch among the words. */
export const eventWord = (type: CloudEvent['type']): string => type.replace('labinstance.', '').replaceAll('.', '_')
