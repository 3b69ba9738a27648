import type { Channel } from '../../contract/channel'
import { ChannelClient, channelOver } from '../../contract/channel-client'
import type { Reply } from '../../contract/messages'
import type { Conversation } from '../../service/conversation/conversation'

/** The contract for who lives in the engine's own process (a tray, a notification): the same conversation, without a wire. */
export function inProcessChannel(converse: (send: (reply: Reply) => void) => Conversation): Channel {
  let receive = (_reply: Reply): void => {}
  const conversation = converse((reply) => receive(reply))
  const client = new ChannelClient({
    transport: {
      send(request) {
        conversation.receive(request)
        return true
      },
      onMessage: (listener) => (receive = listener),
    },
  })
  return channelOver(client)
}
