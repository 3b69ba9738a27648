import type { Channel, ChannelListener } from '../../contract/channel'
import type { Reply } from '../../contract/messages'
import { ApiError } from '../../core/resource/api-error'
import type { WireStatus } from '../../core/resource/api-error'
import type { Conversation } from '../../service/conversation/conversation'

interface Waiting {
  resolve(answer: unknown): void
  reject(error: ApiError): void
}

/** The contract for who lives in the engine's own process (a tray, a notification): the same conversation, without a wire. */
export function inProcessChannel(converse: (send: (reply: Reply) => void) => Conversation): Channel {
  const calls = new Map<number, Waiting>()
  const listeners = new Map<number, ChannelListener<unknown>>()
  let lastId = 0
  const conversation = converse(heard)

  function heard(reply: Reply): void {
    if ('events' in reply) return tell(reply.id, reply.events)
    if ('end' in reply) return end(reply.id, reply.end)
    const waiting = calls.get(reply.id)
    calls.delete(reply.id)
    if ('error' in reply) waiting?.reject(errorOf(reply.error))
    else waiting?.resolve(reply.answer)
  }
  function tell(id: number, events: readonly unknown[]): void {
    try {
      listeners.get(id)?.onEvents(events)
    } finally {
      conversation.hear({ id, heard: true })
    }
  }
  function end(id: number, status: WireStatus | null): void {
    const listener = listeners.get(id)
    listeners.delete(id)
    listener?.onEnd(status === null ? undefined : errorOf(status))
  }

  return {
    call: (verb, args) =>
      new Promise((resolve, reject) => {
        const id = ++lastId
        calls.set(id, { resolve: resolve as Waiting['resolve'], reject })
        conversation.hear({ id, call: verb, args })
      }),
    listen(topic, args, listener) {
      const id = ++lastId
      listeners.set(id, listener as ChannelListener<unknown>)
      conversation.hear({ id, listen: topic, args })
      return () => {
        if (listeners.delete(id)) conversation.hear({ id, stop: true })
      }
    },
  }
}

function errorOf({ reason, message, details }: WireStatus): ApiError {
  return new ApiError(reason, message, details)
}
