import type { Channel, ChannelListener } from '../../src/contract/channel'
import type { FIRST_LIST, Reply, Request } from '../../src/contract/messages'
import { PAGE_KEY } from '../../src/contract/page-key'
import type { Call, CallAnswers, CallArguments, Topic, TopicArguments, TopicEvents } from '../../src/contract/verbs'
import type { LineState } from './channel'
import { errorOf, lineLost } from './wire-error'

/** As in the contract's messages, whose schemas a page does not need. */
const FIRST_LIST_ID: typeof FIRST_LIST.id = 0

/** A line that was opened before the panel was read, asking for the list of a kind. */
export interface EarlyLine {
  readonly socket: WebSocket
  readonly kind: string
  /** What has come over it so far. */
  readonly heard: readonly string[]
  /** Something came, or nothing will. */
  readonly answered: Promise<unknown>
}

interface FirstList {
  readonly asked: string
  readonly answer: Promise<unknown>
}

interface Waiting {
  resolve(answer: unknown): void
  reject(error: unknown): void
}

/** Tried again after 0.25 s, 0.5 s, 1 s, ... at most every 3 s: a server that restarts is back within that. */
const FIRST_RETRY_MS = 250
const LAST_RETRY_MS = 3_000
const UNAUTHORIZED = 401

/**
 * The contract over one WebSocket to the server that served this page. While the line is down, calls are refused at once
 * (nothing is sent later that a person has long given up) and listenings end; who listens begins again from what it knows.
 */
export class HttpChannel implements Channel {
  #socket: WebSocket | undefined
  #nextId = FIRST_LIST_ID + 1
  #retryMs = FIRST_RETRY_MS
  readonly #calls = new Map<number, Waiting>()
  readonly #listeners = new Map<number, ChannelListener<unknown>>()
  readonly #onState: (state: LineState) => void
  /** Asked before the line stands for the first time: sent when it does. */
  #early: Request[] | undefined = []

  /** Asked for with the opening of an early line; handed to who asks for it first. */
  #firstList: FirstList | undefined

  constructor(
    private readonly url: string,
    onState: (state: LineState) => void = () => {},
    early?: EarlyLine,
  ) {
    this.#onState = onState
    if (early === undefined) this.#connect()
    else this.#adopt(early)
  }

  call<C extends Call>(verb: C, args: CallArguments<C>): Promise<CallAnswers[C]> {
    const early = this.#takeFirst(verb, args)
    if (early !== undefined) return early as Promise<CallAnswers[C]>
    const id = this.#nextId++
    return new Promise<CallAnswers[C]>((resolve, reject) => {
      if (!this.#send({ id, call: verb, args })) return reject(lineLost())
      this.#calls.set(id, { resolve: resolve as Waiting['resolve'], reject })
    })
  }

  listen<T extends Topic>(topic: T, args: TopicArguments<T>, listener: ChannelListener<TopicEvents[T]>): () => void {
    const id = this.#nextId++
    if (!this.#send({ id, listen: topic, args })) {
      queueMicrotask(() => listener.onEnd(lineLost()))
      return () => {}
    }
    this.#listeners.set(id, listener as ChannelListener<unknown>)
    return () => {
      if (this.#listeners.delete(id)) this.#send({ id, stop: true })
    }
  }

  #awaitFirst(kind: string): FirstList {
    const answer = new Promise<unknown>((resolve, reject) => this.#calls.set(FIRST_LIST_ID, { resolve, reject }))
    // Nobody may ever ask for it.
    answer.catch(() => {})
    return { asked: JSON.stringify({ kind }), answer }
  }

  #takeFirst(verb: Call, args: unknown): Promise<unknown> | undefined {
    const first = this.#firstList
    if (first === undefined || verb !== 'list' || JSON.stringify(args) !== first.asked) return undefined
    this.#firstList = undefined
    return first.answer
  }

  #adopt({ socket, kind, heard }: EarlyLine): void {
    this.#firstList = this.#awaitFirst(kind)
    this.#use(socket)
    if (socket.readyState === WebSocket.OPEN) this.#opened()
    else if (socket.readyState !== WebSocket.CONNECTING) queueMicrotask(() => this.#lost())
    for (const data of heard) this.#heard(JSON.parse(data) as Reply)
  }

  #connect(): void {
    this.#use(new WebSocket(this.url, [PAGE_KEY.protocol, `${PAGE_KEY.offered}${pageKey()}`]))
  }

  #use(socket: WebSocket): void {
    this.#socket = socket
    socket.onopen = () => this.#opened()
    socket.onmessage = ({ data }: MessageEvent<string>) => this.#heard(JSON.parse(data) as Reply)
    socket.onclose = () => this.#lost()
  }

  #opened(): void {
    this.#retryMs = FIRST_RETRY_MS
    const early = this.#early ?? []
    this.#early = undefined
    for (const request of early) this.#send(request)
    this.#onState('open')
  }

  #lost(): void {
    this.#early = undefined
    const calls = [...this.#calls.values()]
    const listeners = [...this.#listeners.values()]
    this.#calls.clear()
    this.#listeners.clear()
    this.#onState('lost')
    for (const { reject } of calls) reject(lineLost())
    for (const listener of listeners) listener.onEnd(lineLost())
    this.#again()
  }

  #again(): void {
    window.setTimeout(() => void this.#look(), this.#retryMs)
    this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS)
  }

  /** A socket does not tell why it is refused; the page's own address does. Who opens the new link in any tab lets this page in as well. */
  async #look(): Promise<void> {
    const status = await fetch('/', { cache: 'no-store', headers: { [PAGE_KEY.header]: pageKey() } }).then(
      (answer) => answer.status,
      () => undefined,
    )
    if (status === 200) return this.#connect()
    this.#onState(status === UNAUTHORIZED ? 'shutOut' : 'lost')
    this.#again()
  }

  #send(request: Request): boolean {
    if (this.#early !== undefined) return this.#early.push(request) > 0
    if (this.#socket?.readyState !== WebSocket.OPEN) return false
    this.#socket.send(JSON.stringify(request))
    return true
  }

  #heard(reply: Reply): void {
    if ('events' in reply) return this.#tell(reply.id, reply.events)
    if ('end' in reply) return this.#end(reply)
    const waiting = this.#calls.get(reply.id)
    this.#calls.delete(reply.id)
    if ('error' in reply) waiting?.reject(errorOf(reply.error))
    else waiting?.resolve(reply.answer)
  }

  #tell(id: number, events: readonly unknown[]): void {
    const listener = this.#listeners.get(id)
    if (listener === undefined) return
    try {
      listener.onEvents(events)
    } finally {
      this.#send({ id, heard: true })
    }
  }

  #end({ id, end }: Extract<Reply, { end: unknown }>): void {
    const listener = this.#listeners.get(id)
    this.#listeners.delete(id)
    listener?.onEnd(end === null ? undefined : errorOf(end))
  }
}

/** Read anew each time: a link that was opened in another tab brought another one. */
function pageKey(): string {
  return localStorage.getItem(PAGE_KEY.stored) ?? ''
}
