import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import { useChannel } from '../../../client/connection'
import { useResources } from '../../../client/resources'
import { loadWithRetry } from '../../../ui/load-with-retry'
import type { SessionOptions, TerminalSession } from './session'

/** Shells by their lab's uid: kept while somebody looks elsewhere, closed when their lab is gone. The page takes all with it when it leaves. */
export const useTerminalSessions = defineStore('terminalSessions', () => {
  const channel = useChannel()
  const resources = useResources()
  const sessions = shallowRef<ReadonlyMap<string, TerminalSession>>(new Map())

  function put(uid: string, session: TerminalSession | undefined): void {
    sessions.value.get(uid)?.close()
    const next = new Map(sessions.value)
    if (session === undefined) next.delete(uid)
    else next.set(uid, session)
    sessions.value = next
  }
  watch(
    () => resources.labs,
    (labs) => {
      if (sessions.value.size === 0) return
      const there = new Set([...labs.values()].map(({ metadata }) => metadata.uid))
      for (const uid of sessions.value.keys()) if (!there.has(uid)) put(uid, undefined)
    },
  )
  return {
    of: (uid: string): TerminalSession | undefined => sessions.value.get(uid),
    /** Replaces the one that was. The terminal's own code is fetched with the first. */
    async begin(uid: string, options: Omit<SessionOptions, 'channel'>): Promise<TerminalSession> {
      const { TerminalSession: Session } = await loadWithRetry(() => import('./session'))
      const session = new Session({ ...options, channel })
      put(uid, session)
      return session
    },
  }
})
