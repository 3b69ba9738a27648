import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useConnection } from './connection'
import { useEngine } from './engine'

/**
 * What can be done right now: a button that cannot work is disabled by asking here. Deleting, extending and the like are wishes that
 * the engine keeps until Docker is back; they need the engine only.
 */
export const useAvailability = defineStore('availability', () => {
  const { isOpen } = useConnection()
  const engine = useEngine()
  const canReachEngine = computed(() => isOpen.value)
  const canReach = (provisioner: string): boolean => isOpen.value && engine.view?.provisioners[provisioner]?.reachable !== false
  return {
    canReachEngine,
    /** Also true where no Docker is used at all. */
    canReachDocker: computed(() => canReach('docker')),
    /** By a template's provisioner: practice labs work while Docker does not. */
    canReach,
    /** The practice engine takes every template's place: this engine was started without Docker. */
    isAllPractice: computed(() => engine.view !== undefined && engine.view.provisioners['docker'] === undefined),
  }
})
