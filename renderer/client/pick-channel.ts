import type { Channel } from '../../src/contract/channel'
import { HttpChannel } from './http-channel'

/** The desktop's bridge if there is one, else a WebSocket to the server that served this page. */
export function pickChannel(onState: (isOpen: boolean) => void): Channel {
  return new HttpChannel(`${window.location.origin.replace(/^http/, 'ws')}/channel`, onState)
}
