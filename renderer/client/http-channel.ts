import type { Channel } from '../../src/contract/channel'
import { answerOf, ChannelClient, channelOver } from '../../src/contract/channel-client'
import type { FIRST_LIST, Reply, Request } from '../../src/contract/messages'
import { PAGE_KEY } from '../../src/contract/page-key'
import { backoffDelay } from '../../src/contract/words'
import type { Call, CallAnswers, CallArguments } from '../../src/contract/verbs'
import type { ConnectionState } from './connection'

/** As in the contract's messages, whose schemas a page does not need. */
const FIRST_LIST_ID: typeof FIRST_LIST.id = 0

/** A connection that was opened before the panel was read, asking for the list of a kind. */
export interface EarlyConnection {
  readonly socket: WebSocket
  readonly kind: string
  /** What has come over it so far. */
  readonly received: readonly string[]
  /** Something came, or nothing will. */
  readonly answered: Promise<unknown>
}

interface FirstList {
  readonly asked: string
  readonly answer: ReturnType<ChannelClient['expect']>
}

/** Tried again after 0.25 s, 0.5 s, 1 s, ... at most every 3 s: a server that restarts is back within that. */
const BACKOFF = { baseMs: 250, capMs: 3_000 }
const UNAUTHORIZED = 401

/**
 * The contract over one WebSocket to the server that served this page. While it is down, calls are refused at once
 * (nothing is sent later that a person has long given up) and subscriptions end; who listens begins again from what it knows.
 */
export class HttpChannel implements Channel {
  #socket: WebSocket | undefined
  /** In a row. */
  #failures = 0
  #receive = (_reply: Reply): void => {}
  readonly #url: string
  readonly #onState: (state: ConnectionState) => void
  readonly #client: ChannelClient
  readonly #channel: Channel
  /** Asked before it stands for the first time: sent when it does. */
  #early: Request[] | undefined = []
  /** Asked for with the opening of an early connection; handed to who asks for it first. */
  #firstList: FirstList | undefined
  readonly subscribe: Channel['subscribe']

  constructor(url: string, onState: (state: ConnectionState) => void = () => {}, early?: EarlyConnection) {
    this.#url = url
    this.#onState = onState
    this.#client = new ChannelClient({
      transport: { send: (request) => this.#send(request), onMessage: (listener) => (this.#receive = listener) },
      firstId: FIRST_LIST_ID + 1,
      onRefused: () => onState('outdated'),
    })
    this.#channel = channelOver(this.#client)
    this.subscribe = this.#channel.subscribe
    if (early === undefined) this.#connect()
    else this.#adopt(early)
  }

  call<C extends Call>(verb: C, args: CallArguments<C>): Promise<CallAnswers[C]> {
    const early = this.#takeFirst(verb, args)
    return early === undefined ? this.#channel.call(verb, args) : (early as Promise<CallAnswers[C]>)
  }

  #takeFirst(verb: Call, args: unknown): Promise<unknown> | undefined {
    const first = this.#firstList
    if (first === undefined || verb !== 'list' || JSON.stringify(args) !== first.asked) return undefined
    this.#firstList = undefined
    return first.answer.then(answerOf)
  }

  #adopt({ socket, kind, received }: EarlyConnection): void {
    this.#firstList = { asked: JSON.stringify({ kind }), answer: this.#client.expect(FIRST_LIST_ID) }
    this.#use(socket)
    if (socket.readyState === WebSocket.OPEN) this.#opened()
    else if (socket.readyState !== WebSocket.CONNECTING) queueMicrotask(() => this.#lost())
    for (const data of received) this.#receive(JSON.parse(data) as Reply)
  }

  #connect(): void {
    this.#use(new WebSocket(this.#url, [PAGE_KEY.protocol, `${PAGE_KEY.offered}${pageKey()}`]))
  }

  #use(socket: WebSocket): void {
    this.#socket = socket
    socket.onopen = () => this.#opened()
    socket.onmessage = ({ data }: MessageEvent<string>) => this.#receive(JSON.parse(data) as Reply)
    socket.onclose = () => this.#lost()
  }

  #opened(): void {
    this.#failures = 0
    const early = this.#early ?? []
    this.#early = undefined
    for (const request of early) this.#send(request)
    this.#onState('open')
  }

  #lost(): void {
    this.#early = undefined
    this.#onState('lost')
    this.#client.lose()
    this.#reconnect()
  }

  #reconnect(): void {
    window.setTimeout(() => void this.#checkPage(), backoffDelay(this.#failures++, BACKOFF))
  }

  /** A socket does not tell why it is refused; the page's own address does. Who opens the new link in any tab lets this page in as well. */
  async #checkPage(): Promise<void> {
    const status = await fetch('/', { cache: 'no-store', headers: { [PAGE_KEY.header]: pageKey() } }).then(
      (answer) => answer.status,
      () => undefined,
    )
    if (status === 200) return this.#connect()
    this.#onState(status === UNAUTHORIZED ? 'unauthorized' : 'lost')
    this.#reconnect()
  }

  #send(request: Request): boolean {
    if (this.#early !== undefined) return this.#early.push(request) > 0
    if (this.#socket?.readyState !== WebSocket.OPEN) return false
    this.#socket.send(JSON.stringify(request))
    return true
  }
}

/** Read anew each time: a link that was opened in another tab brought another one. */
function pageKey(): string {
  return localStorage.getItem(PAGE_KEY.stored) ?? ''
}
