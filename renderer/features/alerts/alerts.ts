import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useAbout } from '../../client/about'
import { useConnection } from '../../client/connection'
import { useEngine } from '../../client/engine'
import { useResources } from '../../client/resources'
import { useNow } from '../../ui/now'
import { findAlerts, firstRunAlert } from './find-alerts'

/** What is wrong right now, for the banner and for the first screen. */
export const useAlerts = defineStore('alerts', () => {
  const connection = useConnection()
  const engine = useEngine()
  const host = useAbout()
  const resources = useResources()
  const ticking = useNow()
  const alerts = computed(() =>
    findAlerts({ isConnected: connection.isOpen.value, view: engine.view, about: host.about, now: ticking.now }),
  )
  const firstRun = computed(() => firstRunAlert(alerts.value, { count: resources.labs.size, isKnown: resources.labsState === 'live' }))
  /** Moments of the browser's clock: the reconciler's pass is what looks at Docker. */
  const check = computed(() => {
    const loop = engine.view?.loops.find(({ name }) => name === 'reconciler')
    return { lastAt: loop?.lastTickAt, nextAt: loop?.nextTickAt, isPaused: loop?.paused === true }
  })
  return { alerts, firstRun, check }
})
