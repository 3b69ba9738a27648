import { inject, shallowRef } from 'vue'
import type { InjectionKey, ShallowRef } from 'vue'
import type { Channel } from '../../src/contract/channel'

/** The line to the engine, as every screen gets it. */
export interface Line {
  readonly channel: Channel
  /** false: the line is down; what is shown is what was last known. */
  readonly isOpen: Readonly<ShallowRef<boolean>>
}

export const LINE: InjectionKey<Line> = Symbol('line')

export function useLine(): Line {
  const line = inject(LINE)
  if (line === undefined) throw new Error('No line to the engine was provided')
  return line
}

export const useChannel = (): Channel => useLine().channel

export function newLine(make: (onState: (isOpen: boolean) => void) => Channel): Line {
  const isOpen = shallowRef(true)
  return { channel: make((open) => (isOpen.value = open)), isOpen }
}
