import type { Cancel, Clock } from '../../../core/clock/clock'
import type { Reply } from '../../../contract/messages'

/** So much may lie written and unread on one connection; then nothing more is written until some of it was taken. */
export const MOST_UNREAD_BYTES = 4 * 1024 * 1024
/** Waiting answers are not yet text: they share what the store holds, so a number bounds them. More than a screen can have asked and be subscribed to. */
export const MOST_WAITING = 1_000
/** A reader that takes nothing for so long is none. */
const UNREAD_MS = 30_000

export interface OutboxOptions {
  readonly clock: Clock
  /** Written and not yet taken by the other side. */
  readonly unreadBytes: () => number
  /** `taken` is called when it has left this process, or never will. */
  readonly write: (text: string, taken: () => void) => void
  /** False: answers wait, so no new questions are wanted. */
  readonly onDidChangeRoom: (hasRoom: boolean) => void
  readonly onStuck: (why: string) => void
}

/**
 * What goes out on one connection, at the pace of its reader: at most one answer beyond the bound is ever turned into text. Whoever asks for a
 * thousand lists and reads none costs the room of one.
 */
export class Outbox {
  readonly #options: OutboxOptions
  #waiting: Reply[] = []
  #hasRoom = true
  #isClosed = false
  #cancel: Cancel | undefined

  constructor(options: OutboxOptions) {
    this.#options = options
  }

  send(reply: Reply): void {
    if (this.#isClosed) return
    if (this.#waiting.length >= MOST_WAITING) return this.#giveUp('too many answers wait unread')
    this.#waiting.push(reply)
    this.#pump()
  }

  close(): void {
    this.#isClosed = true
    this.#waiting = []
    this.#cancel?.()
  }

  #pump(): void {
    const { unreadBytes, write } = this.#options
    let sent = 0
    while (sent < this.#waiting.length && !this.#isClosed && unreadBytes() < MOST_UNREAD_BYTES) {
      const reply = this.#waiting[sent]
      sent += 1
      write(JSON.stringify(reply), () => this.#taken())
    }
    this.#waiting = this.#waiting.slice(sent)
    this.#tellRoom()
  }

  /** Some of it was read: the reader is there, and has time again. */
  #taken(): void {
    if (this.#isClosed || this.#hasRoom) return
    this.#cancel?.()
    this.#cancel = undefined
    this.#pump()
  }

  #tellRoom(): void {
    const { clock, onDidChangeRoom } = this.#options
    const hasRoom = this.#waiting.length === 0
    if (!hasRoom) this.#cancel ??= clock.after(UNREAD_MS, () => this.#giveUp('nothing was read for too long'))
    if (hasRoom === this.#hasRoom || this.#isClosed) return
    this.#hasRoom = hasRoom
    onDidChangeRoom(hasRoom)
  }

  #giveUp(why: string): void {
    this.close()
    this.#options.onStuck(why)
  }
}
