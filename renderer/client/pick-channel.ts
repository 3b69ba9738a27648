import type { Channel } from '../../src/contract/channel'
import type { LineState } from './channel'
import { HttpChannel } from './http-channel'
import { IpcChannel } from './ipc-channel'
import type { Bridge } from './ipc-channel'

declare global {
  interface Window {
    /** On the desktop only. */
    readonly labs?: Bridge
  }
}

/** The desktop's bridge if there is one, else a WebSocket to the server that served this page. */
export function pickChannel(onState: (state: LineState) => void): Channel {
  return window.labs === undefined ? new HttpChannel(`${window.location.origin.replace(/^http/, 'ws')}/channel`, onState) : new IpcChannel(window.labs)
}
