import type { Channel } from '../../src/contract/channel'
import { channelOver, type RawChannel } from '../../src/contract/channel-client'
import type { ConnectionState } from './connection'
import { HttpChannel } from './http-channel'
import type { EarlyConnection } from './http-channel'

declare global {
  interface Window {
    /** On the desktop only. */
    readonly labs?: RawChannel
    /** In a browser: public/begin.js has opened it. */
    readonly earlyConnection?: EarlyConnection
  }
}

/** The desktop's bridge if there is one, else a WebSocket to the server that served this page. */
export function pickChannel(onState: (state: ConnectionState) => void): Channel {
  return window.labs === undefined
    ? new HttpChannel(`${window.location.origin.replace(/^http/, 'ws')}/channel`, onState, window.earlyConnection)
    : channelOver(window.labs)
}
