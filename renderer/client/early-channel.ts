import type { Channel } from '../../src/contract/channel'
import type { LineState } from './channel'
import { pickChannel } from './pick-channel'

let last: LineState = 'open'
let hear = (state: LineState): void => void (last = state)

const channel = pickChannel((state) => hear(state))

/** The channel of this page. It is opened when this module is read, before the panel is: the line stands by the time that the first screen asks. */
export function earlyChannel(onState: (state: LineState) => void): Channel {
  hear = onState
  if (last !== 'open') onState(last)
  return channel
}
