import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../../../core/clock/clock'
import { newEnding } from './ending'

interface Ticket {
  /** On the monotonic clock. */
  readonly until: number
  readonly onDidUse: () => void
}

/** 256 bits; guessing is hopeless without any limiter. */
const SECRET_BYTES = 32
/** How long the link that `npm start` opens may lie in a terminal before it is used. */
const TICKET_TTL_MS = 10 * 60_000
const MAX_SESSIONS = 64

/**
 * Who may come in. Loopback is shared by every user and every lab of the machine, so being local proves nothing: the token
 * does. New with every start. Kept as digests, so that a comparison takes the same time whatever was sent.
 *
 * A browser is let in by a ticket (one use, in the link), exchanged for a session cookie that no script can read, and a key that no other port
 * is ever shown.
 */
export class Access {
  readonly #clock: Clock
  readonly token = newSecret()
  readonly #digest = digest(this.token)
  readonly #pageSecret = randomBytes(SECRET_BYTES)
  readonly #tickets = new Map<string, Ticket>()
  /** Digest of the cookie -> ends the session's open streams. Oldest first. */
  readonly #sessions = new Map<string, AbortController>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  isToken(candidate: string): boolean {
    return timingSafeEqual(digest(candidate), this.#digest)
  }

  /** @param onDidUse called once, when it let somebody in. */
  newTicket(onDidUse = (): void => {}): string {
    const ticket = newSecret()
    this.#tickets.set(key(ticket), { until: this.#clock.monotonic() + TICKET_TTL_MS, onDidUse })
    return ticket
  }

  /** The value of a new session cookie, or undefined: unknown, used or too old. */
  redeem(ticket: string): string | undefined {
    const known = this.#tickets.get(key(ticket))
    this.#tickets.delete(key(ticket))
    if (known === undefined || known.until < this.#clock.monotonic()) return undefined
    known.onDidUse()
    return this.#openSession()
  }

  /** Aborts when the session ends; undefined if there is no such session. */
  session(cookie: string): AbortSignal | undefined {
    return this.#sessions.get(key(cookie))?.signal
  }

  /** What the page of this session shows besides the cookie. */
  pageKey(cookie: string): string {
    return createHmac('sha256', this.#pageSecret).update(cookie).digest('base64url')
  }

  isPageKey(cookie: string, candidate: string): boolean {
    return timingSafeEqual(digest(candidate), digest(this.pageKey(cookie)))
  }

  endSession(cookie: string): void {
    this.#sessions.get(key(cookie))?.abort()
    this.#sessions.delete(key(cookie))
  }

  #openSession(): string {
    const cookie = newSecret()
    this.#sessions.set(key(cookie), newEnding())
    const [oldest] = this.#sessions.keys()
    if (this.#sessions.size > MAX_SESSIONS && oldest !== undefined) {
      this.#sessions.get(oldest)?.abort()
      this.#sessions.delete(oldest)
    }
    return cookie
  }
}

const newSecret = () => randomBytes(SECRET_BYTES).toString('base64url')
const digest = (text: string) => createHash('sha256').update(text).digest()
const key = (secret: string) => digest(secret).toString('base64')
