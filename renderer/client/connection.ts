import { inject, shallowRef } from 'vue'
import type { InjectionKey, ShallowRef } from 'vue'
import type { Channel } from '../../src/contract/channel'

/** The connection to the engine, as every screen gets it. */
export interface Connection {
  readonly channel: Channel
  /** false: it is down; what is shown is what was last known. */
  readonly isOpen: Readonly<ShallowRef<boolean>>
  /** The server answers, but knows this page's session no more: it was restarted, and a person has to open its new link. */
  readonly isUnauthorized: Readonly<ShallowRef<boolean>>
  /** This page is of another version than the engine: it has to be loaded anew. */
  readonly isOutdated: Readonly<ShallowRef<boolean>>
}

export type ConnectionState = 'open' | 'lost' | 'unauthorized' | 'outdated'

export const CONNECTION: InjectionKey<Connection> = Symbol('connection')

export function useConnection(): Connection {
  const connection = inject(CONNECTION)
  if (connection === undefined) throw new Error('No connection to the engine was provided')
  return connection
}

export const useChannel = (): Channel => useConnection().channel

export function createConnection(make: (onState: (state: ConnectionState) => void) => Channel): Connection {
  const isOpen = shallowRef(true)
  const isUnauthorized = shallowRef(false)
  const isOutdated = shallowRef(false)
  const onState = (state: ConnectionState): void => {
    isOpen.value = state === 'open'
    isUnauthorized.value = state === 'unauthorized'
    isOutdated.value = state === 'outdated'
  }
  return { channel: make(onState), isOpen, isUnauthorized, isOutdated }
}
