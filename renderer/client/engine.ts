import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { EngineView } from '../../src/contract/engine-view'
import { useChannel } from './connection'
import { useSubscription } from './subscription'

/** The engine as it is, whole, some times a second while something happens. undefined until the first word. */
export const useEngine = defineStore('engine', () => {
  const view = shallowRef<EngineView>()
  useSubscription(useChannel(), 'engine', {}, (events) => (view.value = events.at(-1)))
  return {
    view,
    docker: computed(() => view.value?.provisioners.docker),
    isDockerLost: computed(() => view.value?.provisioners.docker?.reachable === false),
  }
})
