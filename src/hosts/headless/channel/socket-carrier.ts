import type { WebSocket } from 'ws'
import { FIRST_LIST } from '../../../contract/messages'
import type { Clock } from '../../../core/clock/clock'
import type { Log } from '../../../core/engine/log'
import { Conversation } from '../../../service/conversation/conversation'
import type { LabService } from '../../../service/lab-service'

export interface CarrierOptions {
  readonly service: LabService
  readonly clock: Clock
  readonly log: Log
  /** Aborts when the browser's session ends. */
  readonly session: AbortSignal
  /** The kind whose list the page will ask for first. */
  readonly firstList?: string | undefined
}

/** A page that vanished without a word (sleep, cable) is noticed within two of these. */
const PING_MS = 30_000

/** One conversation over one socket: text frames of JSON, one message each. */
export function carry(socket: WebSocket, { service, clock, log, session, firstList }: CarrierOptions): void {
  const conversation = new Conversation({ service, clock, log, send: (reply) => socket.send(JSON.stringify(reply)) })
  const end = () => socket.close(1008, 'the session has ended')
  let isAlive = true
  let cancelPing = clock.after(PING_MS, ping)

  function ping(): void {
    if (!isAlive) return socket.terminate()
    isAlive = false
    socket.ping()
    cancelPing = clock.after(PING_MS, ping)
  }

  if (firstList !== undefined) conversation.hear({ id: FIRST_LIST.id, call: 'list', args: { kind: firstList } })
  session.addEventListener('abort', end, { once: true })
  socket.on('pong', () => (isAlive = true))
  socket.on('message', (data, isBinary) => {
    const message = isBinary ? undefined : readJson(String(data as Buffer))
    if (message === undefined) return socket.close(1007, 'messages are JSON text')
    conversation.hear(message)
  })
  // What follows is a close; the reason is the browser's affair.
  socket.on('error', (error) => log.debug('A panel broke its line', { error }))
  socket.on('close', () => {
    cancelPing()
    session.removeEventListener('abort', end)
    conversation.close()
  })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
