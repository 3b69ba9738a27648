import type { Socket } from 'node:net'

/** What is refused says so, and then does not wait for a client that never closes its side. */
const LAST_WORD_MS = 1000

interface Options {
  /** Answers that lie written and unread, of all connections together. */
  readonly maxUnreadBytes: number
  /** Connections that have not shown who they are. */
  readonly maxUnauthenticated: number
}

/**
 * Every connection there is. A stranger has not shown a token or a session: it may be a person's browser in its first millisecond, or a
 * program that opens connections and says nothing. Of strangers there are only so many; one more, and the one goes that has
 * said nothing for the longest, of the address that has the most of them. So a newcomer's first words are always read, and who
 * has shown who they are is never pushed out by strangers.
 */
export class Connections {
  readonly #maxUnauthenticated: number
  readonly #maxUnreadBytes: number
  readonly #all = new Set<Socket>()
  /** By address; of each address in the order of their last words. */
  readonly #strangers = new Map<string, Set<Socket>>()
  readonly #addresses = new WeakMap<Socket, string>()
  #strange = 0

  constructor({ maxUnauthenticated, maxUnreadBytes }: Options) {
    this.#maxUnauthenticated = maxUnauthenticated
    this.#maxUnreadBytes = maxUnreadBytes
  }

  get size(): number {
    return this.#all.size
  }

  get unauthenticated(): number {
    return this.#strange
  }

  get unreadBytes(): number {
    let bytes = 0
    for (const { writableLength } of this.#all) bytes += writableLength
    return bytes
  }

  /** Room for one more answer: as long as too much lies unread, the connection goes on which the most of it lies. */
  makeRoom(): void {
    for (let unread = this.unreadBytes; unread > this.#maxUnreadBytes;) {
      const worst = [...this.#all].reduce((one, other) => (other.writableLength > one.writableLength ? other : one))
      unread -= worst.writableLength
      this.#forget(worst)
      worst.destroy()
    }
  }

  add(socket: Socket): void {
    // A connection that was gone before anybody took it has no address any more; it closes like every other one.
    const address = socket.remoteAddress ?? ''
    this.#all.add(socket)
    this.#addresses.set(socket, address)
    socket.once('close', () => this.#forget(socket))
    this.#addStranger(socket, address)
    while (this.#strange > this.#maxUnauthenticated) this.#dropOne()
  }

  /** It said something whole. */
  heard(socket: Socket): void {
    const address = this.#addresses.get(socket) ?? ''
    if (this.#removeStranger(socket)) this.#addStranger(socket, address)
  }

  /** It showed a token or a session. */
  know(socket: Socket): void {
    this.#removeStranger(socket)
  }

  #addStranger(socket: Socket, address: string): void {
    const same = this.#strangers.get(address) ?? new Set()
    same.add(socket)
    this.#strangers.set(address, same)
    this.#strange += 1
  }

  #removeStranger(socket: Socket): boolean {
    const address = this.#addresses.get(socket) ?? ''
    const same = this.#strangers.get(address)
    if (same?.delete(socket) !== true) return false
    if (same.size === 0) this.#strangers.delete(address)
    this.#strange -= 1
    return true
  }

  #dropOne(): void {
    let most: Set<Socket> | undefined
    for (const same of this.#strangers.values()) if (same.size > (most?.size ?? 0)) most = same
    const [oldest] = most ?? []
    if (oldest === undefined) return
    this.#removeStranger(oldest)
    oldest.destroy()
  }

  #forget(socket: Socket): void {
    this.#removeStranger(socket)
    this.#all.delete(socket)
  }
}

interface Endable {
  end(text: string): unknown
  destroy(): unknown
  once(event: 'close' | 'end', listener: () => void): unknown
  resume(): unknown
}

/** The last thing that is said here. Gone when the other side has closed as well, or after a moment: whoever never closes, or never reads, holds nothing. */
export function endWith(socket: Endable, text: string): void {
  const timer = setTimeout(() => socket.destroy(), LAST_WORD_MS)
  socket.once('close', () => clearTimeout(timer))
  socket.once('end', () => socket.destroy())
  socket.end(text)
  socket.resume()
}
