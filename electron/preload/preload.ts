import { contextBridge, ipcRenderer } from 'electron'
import type { Reply } from '../../src/contract/messages'
import { HEAR, SAY } from '../wire'

/**
 * All that the page is given: two functions, and there will never be a third. What is asked through them is the contract's affair and is
 * checked on the other side. Nothing of Electron gets through, not even an event.
 */
const asked = new Map<number, (reply: Reply) => void>()
/** Another page in the same window may have been heard half way: its numbers are not ours. */
let lastId = Math.trunc(Math.random() * 2 ** 31) * 2 ** 20

ipcRenderer.on(HEAR, (_event, reply: Reply) => asked.get(reply.id)?.(reply))

const labs = {
  /** Answers `{answer}` or `{error}`; never rejects for what the engine says. */
  call(verb: string, args: unknown): Promise<unknown> {
    const id = ++lastId
    return new Promise((resolve) => {
      // First: what cannot be sent throws here, and nobody waits for an answer to it.
      ipcRenderer.send(SAY, { id, call: verb, args })
      asked.set(id, ({ id: _id, ...reply }) => {
        asked.delete(id)
        resolve(reply)
        // The next one may come: a page that does not get here is sent no more.
        if ('answer' in reply) ipcRenderer.send(SAY, { id, heard: true })
      })
    })
  },

  /** `hear` gets `{events}`, again and again, each time after it has returned; at last `{end}`. Returns what ends it. */
  listen(topic: string, args: unknown, hear: (reply: unknown) => void): () => void {
    const id = ++lastId
    ipcRenderer.send(SAY, { id, listen: topic, args })
    asked.set(id, ({ id: _id, ...reply }) => {
      if ('end' in reply) asked.delete(id)
      try {
        hear(reply)
      } finally {
        if ('events' in reply && asked.has(id)) ipcRenderer.send(SAY, { id, heard: true })
      }
    })
    return () => {
      if (asked.delete(id)) ipcRenderer.send(SAY, { id, stop: true })
    }
  },
}

contextBridge.exposeInMainWorld('labs', labs)
