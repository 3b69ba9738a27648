import { WebSocket } from 'ws'
import type { Reply } from '../../../src/contract/messages'
import { PROTOCOL_VERSION } from '../../../src/contract/protocol'
import type { Call, CallAnswers, CallArguments } from '../../../src/contract/verbs'
import { ApiError } from '../../../src/contract/words'

/** A second line to the same engine, with the token of server.json. */
export class EngineLine {
  readonly #socket: WebSocket
  #nextId = 0
  readonly #waiting = new Map<number, (reply: Reply) => void>()

  static async open(url: string, token: string): Promise<EngineLine> {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/channel`, { headers: { authorization: `Bearer ${token}` } })
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    return new EngineLine(socket)
  }

  constructor(socket: WebSocket) {
    this.#socket = socket

    socket.on('message', (data) => {
      const reply = JSON.parse(String(data as Buffer)) as Reply
      this.#waiting.get(reply.id)?.(reply)
    })
    socket.on('error', () => socket.terminate())
  }

  async ask<C extends Call>(call: C, args: CallArguments<C>): Promise<CallAnswers[C]> {
    const id = this.#nextId++
    const reply = await new Promise<Reply>((resolve) => {
      this.#waiting.set(id, resolve)
      this.#socket.send(JSON.stringify({ id, protocol: PROTOCOL_VERSION, call, args }))
    })
    this.#waiting.delete(id)
    if ('error' in reply) throw new ApiError(reply.error.reason, reply.error.message, reply.error.details)
    return (reply as { readonly answer: CallAnswers[C] }).answer
  }

  close(): void {
    this.#socket.terminate()
  }
}
