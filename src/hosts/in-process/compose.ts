import { Conversation } from '../../service/conversation/conversation'
import type { Reply } from '../../contract/messages'
import { composeEngine } from '../compose-engine'
import type { EngineHostOptions } from '../compose-engine'
import { loadPanel } from '../panel/panel'
import type { Channel } from '../../contract/channel'
import { ChannelClient, channelOver } from '../../contract/channel-client'

export interface InProcessOptions extends EngineHostOptions {
  /** Where the built renderer is. */
  readonly panelDir: string
}

export type InProcessHost = Awaited<ReturnType<typeof compose>>

/** The engine in the process of its screens. Takes the data directory; throws StorageError if another process has it, StartError before that. */
export async function compose({ panelDir, ...options }: InProcessOptions) {
  const { clock, log } = options
  const panel = await loadPanel(panelDir)
  const { engine, service, closeWorld } = await composeEngine(options, 'desktop')
  const converse = (send: (reply: Reply) => void) => new Conversation({ service, clock, log, send })
  return { engine, closeWorld, converse, channel: inProcessChannel(converse), panel }
}

/** The contract for who lives in the engine's own process (a tray, a notification): the same conversation, without a wire. */
function inProcessChannel(converse: (send: (reply: Reply) => void) => Conversation): Channel {
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
