import { ipcMain } from 'electron'
import type { IpcMainEvent, WebContents } from 'electron'
import type { Log } from '../../src/core/observe/log'
import type { Reply } from '../../src/contract/messages'
import { HEAR, SAY } from '../wire'
import { refusalOfSender } from './decide/sender'
import { PacedReplies } from './paced-replies'

/** Who is spoken with, for as long as one document is shown. */
export interface Listener {
  hear(message: unknown): void
  close(): void
}

export interface DoorOptions {
  /** The panel's own contents, while there are any. */
  readonly contents: () => WebContents | undefined
  readonly converse: (send: (reply: Reply) => void) => Listener
  readonly log: Log
}

/**
 * The only door between a page and the engine, and the only file that knows of channels. Whoever is not the panel's top frame is not
 * answered; whoever is has one conversation, which ends with its document.
 */
export class Door {
  readonly #options: DoorOptions
  #conversation: Listener | undefined
  #replies: PacedReplies | undefined

  constructor(options: DoorOptions) {
    this.#options = options
    ipcMain.on(SAY, (event, message) => this.#heard(event, message))
  }

  /** Its document is gone, or another one is there: nothing of its listenings is left behind. */
  endConversation(): void {
    this.#conversation?.close()
    this.#conversation = undefined
    this.#replies = undefined
  }

  #heard(event: IpcMainEvent, message: unknown): void {
    const refusal = refusalOfSender(senderOf(event), this.#options.contents()?.id)
    if (refusal !== undefined) return this.#options.log.warn(`A message to the engine was refused: ${refusal}`)
    this.#conversation ??= this.#begin()
    this.#replies?.heard(message)
    this.#conversation.hear(message)
  }

  #begin(): Listener {
    const replies = new PacedReplies((reply) => this.#send(reply))
    this.#replies = replies
    return this.#options.converse((reply) => replies.say(reply))
  }

  #send(reply: Reply): void {
    const contents = this.#options.contents()
    if (contents !== undefined && !contents.isDestroyed() && !contents.isCrashed()) contents.send(HEAR, reply)
  }
}

function senderOf({ sender, senderFrame }: IpcMainEvent) {
  return {
    contentsId: sender.id,
    frame: senderFrame === null ? null : { url: senderFrame.url, origin: senderFrame.origin, isTop: senderFrame.parent === null },
  }
}
