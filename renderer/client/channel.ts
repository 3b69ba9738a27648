import { inject, shallowRef } from 'vue'
import type { InjectionKey, ShallowRef } from 'vue'
import type { Channel } from '../../src/contract/channel'

/** The line to the engine, as every screen gets it. */
export interface Line {
  readonly channel: Channel
  /** false: the line is down; what is shown is what was last known. */
  readonly isOpen: Readonly<ShallowRef<boolean>>
  /** The server answers, but knows this page's session no more: it was restarted, and a person has to open its new link. */
  readonly isShutOut: Readonly<ShallowRef<boolean>>
  /** This page is of another version than the engine: it has to be loaded anew. */
  readonly isOutdated: Readonly<ShallowRef<boolean>>
}

export type LineState = 'open' | 'lost' | 'shutOut' | 'outdated'

export const LINE: InjectionKey<Line> = Symbol('line')

export function useLine(): Line {
  const line = inject(LINE)
  if (line === undefined) throw new Error('No line to the engine was provided')
  return line
}

export const useChannel = (): Channel => useLine().channel

export function newLine(make: (onState: (state: LineState) => void) => Channel): Line {
  const isOpen = shallowRef(true)
  const isShutOut = shallowRef(false)
  const isOutdated = shallowRef(false)
  const onState = (state: LineState): void => {
    isOpen.value = state === 'open'
    isShutOut.value = state === 'shutOut'
    isOutdated.value = state === 'outdated'
  }
  return { channel: make(onState), isOpen, isShutOut, isOutdated }
}
