import { ipcMain, type IpcMainEvent, type WebContents } from 'electron'
import type { Log } from '../../src/core/observe/log'
import type { Reply } from '../../src/contract/messages'
import { REPLY_CHANNEL, REQUEST_CHANNEL } from '../wire'
import { refusalOfSender } from './decide/panel-access'
import { PacedReplies } from './paced-replies'

/** Who is spoken with, for as long as one document is shown. */
export interface PanelConversation {
  receive(message: unknown): void
  close(): void
}

export interface IpcGatewayOptions {
  /** The panel's own contents, while there are any. */
  readonly contents: () => WebContents | undefined
  readonly converse: (send: (reply: Reply) => void) => PanelConversation
  readonly log: Log
}

/**
 * The only door between a page and the engine, and the only file that knows of channels. Whoever is not the panel's top frame is not
 * answered; whoever is has one conversation, which ends with its document.
 */
export class IpcGateway {
  readonly #options: IpcGatewayOptions
  #conversation: PanelConversation | undefined
  #replies: PacedReplies | undefined

  constructor(options: IpcGatewayOptions) {
    this.#options = options
    ipcMain.on(REQUEST_CHANNEL, (event, message) => this.#onMessage(event, message))
  }

  /** Its document is gone, or another one is there: nothing of its subscriptions is left behind. */
  endConversation(): void {
    this.#conversation?.close()
    this.#conversation = undefined
    this.#replies = undefined
  }

  #onMessage(event: IpcMainEvent, message: unknown): void {
    const refusal = refusalOfSender(senderOf(event), this.#options.contents()?.id)
    if (refusal !== undefined) return this.#options.log.warn(`A message to the engine was refused: ${refusal}`)
    this.#conversation ??= this.#begin()
    this.#replies?.ack(message)
    this.#conversation.receive(message)
  }

  #begin(): PanelConversation {
    const replies = new PacedReplies((reply) => this.#send(reply))
    this.#replies = replies
    return this.#options.converse((reply) => replies.send(reply))
  }

  #send(reply: Reply): void {
    const contents = this.#options.contents()
    if (contents !== undefined && !contents.isDestroyed() && !contents.isCrashed()) contents.send(REPLY_CHANNEL, reply)
  }
}

function senderOf({ sender, senderFrame }: IpcMainEvent) {
  return {
    contentsId: sender.id,
    frame: senderFrame === null ? null : { url: senderFrame.url, origin: senderFrame.origin, isTop: senderFrame.parent === null },
  }
}
