import { contextBridge, ipcRenderer } from 'electron'
import { ChannelClient, type RawChannel } from '../../src/contract/channel-client'
import type { Reply } from '../../src/contract/messages'
import { REPLY_CHANNEL, REQUEST_CHANNEL } from '../wire'

const client = new ChannelClient({
  transport: {
    send(request) {
      ipcRenderer.send(REQUEST_CHANNEL, request)
      return true
    },
    onMessage: (listener) => void ipcRenderer.on(REPLY_CHANNEL, (_event, reply: Reply) => listener(reply)),
  },
  /** Another page in the same window may have been heard half way: its numbers are not ours. */
  firstId: Math.trunc(Math.random() * 2 ** 31) * 2 ** 20,
})

/**
 * All that the page is given: two functions, and there will never be a third. What is asked through them is the contract's affair and is
 * checked on the other side. Nothing of Electron gets through, not even an event.
 */
const labs: RawChannel = {
  call: (verb, args) => client.call(verb, args),
  subscribe: (topic, args, onReply) => client.subscribe(topic, args, onReply),
}

contextBridge.exposeInMainWorld('labs', labs)
