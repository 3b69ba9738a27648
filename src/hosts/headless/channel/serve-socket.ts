import type { WebSocket } from 'ws'
import { FIRST_LIST } from '../../../contract/messages'
import { PROTOCOL_VERSION } from '../../../contract/protocol'
import type { Clock } from '../../../core/clock/clock'
import type { Log } from '../../../core/observe/log'
import { Conversation } from '../../../service/conversation/conversation'
import type { LabService } from '../../../service/lab-service'
import { parseStrictJson } from '../../../service/parse/strict-json'
import { Outbox } from './outbox'

export interface ServeSocketOptions {
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
/** A connection that is given up is told why; if it does not read that either, it is cut. */
const LAST_WORD_MS = 1000

/** One conversation over one socket: text frames of JSON, one message each. */
export function serveSocket(socket: WebSocket, { service, clock, log, session, firstList }: ServeSocketOptions): void {
  let isAlive = true
  const outbox = new Outbox({
    clock,
    unreadBytes: () => socket.bufferedAmount,
    write: (text, taken) =>
      socket.send(text, () => {
        // While answers wait nothing is read, no pong either; but somebody takes them.
        isAlive = true
        taken()
      }),
    onDidChangeRoom: (hasRoom) => (hasRoom ? socket.resume() : socket.pause()),
    onStuck: giveUp,
  })
  const conversation = new Conversation({ service, clock, log, send: (reply) => outbox.send(reply) })
  const end = () => socket.close(1008, 'the session has ended')
  let cancelPing = clock.after(PING_MS, ping)

  function ping(): void {
    if (!isAlive) return socket.terminate()
    isAlive = false
    socket.ping()
    cancelPing = clock.after(PING_MS, ping)
  }

  function giveUp(why: string): void {
    log.warn(`A panel's line is closed: ${why}`)
    conversation.close()
    // Its own close would not be heard otherwise.
    socket.resume()
    socket.close(1008, why)
    cancelPing()
    cancelPing = clock.after(LAST_WORD_MS, () => socket.terminate())
  }

  // Only a page that this server has just handed out opens its connection with a list, so it is of our version; what it says next says its own.
  if (firstList !== undefined)
    conversation.receive({ id: FIRST_LIST.id, protocol: PROTOCOL_VERSION, call: 'list', args: { kind: firstList } })
  session.addEventListener('abort', end, { once: true })
  socket.on('pong', () => (isAlive = true))
  socket.on('message', (data, isBinary) => {
    const message = isBinary ? undefined : readJson(String(data as Buffer))
    if (message === undefined) return socket.close(1007, 'messages are JSON text')
    conversation.receive(message)
  })
  // What follows is a close; the reason is the browser's affair.
  socket.on('error', (error) => log.debug('A panel broke its line', { error }))
  socket.on('close', () => {
    cancelPing()
    session.removeEventListener('abort', end)
    outbox.close()
    conversation.close()
  })
}

/** With the bounds of every other body: a page that was signed in is not believed more than a client that was. */
function readJson(text: string): unknown {
  try {
    return parseStrictJson(text)
  } catch {
    return undefined
  }
}
