import { Conversation } from '../../service/conversation/conversation'
import type { Reply } from '../../contract/messages'
import { composeEngine } from '../compose-engine'
import type { EngineHostOptions } from '../compose-engine'
import { loadPanel } from '../panel/panel'
import { inProcessChannel } from './in-process-channel'

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
