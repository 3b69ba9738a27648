import type { Context } from 'hono'
import { labInstanceKind } from '../../../core/resource/kinds/lab-instance-kind'
import { collectionOf, definitionOf, objectOf, unknownPath } from '../http/address'
import type { AppOptions } from '../http/app-options'
import type { HttpEnv } from '../http/http-env'
import { lineStream } from '../streams/ndjson'
import { flag, selectionOf, wholeNumber } from '../http/query'
import { watchLines } from '../streams/watch-lines'
import { apiError } from '../../../core/resource/api-error'

const LIVE_BATCH = 200

/** Answers that go on: watches, live facts, a lab's output. Each holds a slot until it ends. */
export class StreamRoutes {
  readonly #options: AppOptions
  readonly #slots: StreamSlots

  constructor(options: AppOptions) {
    this.#options = options
    this.#slots = new StreamSlots(options.limits.maxStreams)
  }

  async watch(context: Context<HttpEnv>): Promise<Response> {
    const { service, clock } = this.#options
    const ends = this.#ends(context)
    const bookmarks = flag(context, 'allowWatchBookmarks')
    const release = this.#slots.take()
    try {
      const resourceVersion = context.req.query('resourceVersion')
      const stream = await service.resources.watch({
        ...collectionOf(context),
        ...selectionOf(context),
        ...(resourceVersion === undefined ? {} : { resourceVersion }),
      })
      const source = watchLines({ stream, clock, bookmarks, onClose: release })
      return this.#lines(context, lineStream(source, ends))
    } catch (error) {
      release()
      throw error
    }
  }

  /** With `watch=1` as they change; else what is known now. */
  async live(context: Context<HttpEnv>): Promise<Response> {
    if (definitionOf(context).plural !== labInstanceKind.plural) throw unknownPath()
    const { namespace } = collectionOf(context)
    const isWatch = flag(context, 'watch')
    const ends = this.#ends(context)
    const release = isWatch ? this.#slots.take() : () => {}
    const stream = this.#options.service.news.live({ ...(namespace === undefined ? {} : { namespace }) })
    if (!isWatch) {
      const items = stream.take(Number.POSITIVE_INFINITY)
      stream.close()
      return context.json({ kind: 'LiveFactsList', items })
    }
    return this.#lines(
      context,
      lineStream(
        {
          ended: false,
          take: () => stream.take(LIVE_BATCH).map((event) => JSON.stringify(event)),
          onDidSignal: (listener) => stream.onDidSignal(listener),
          close: () => {
            stream.close()
            release()
          },
        },
        ends,
      ),
    )
  }

  /** One lab's live facts, now. */
  async liveOf(context: Context<HttpEnv>): Promise<Response> {
    if (definitionOf(context).plural !== labInstanceKind.plural) throw unknownPath()
    return context.json(await this.#options.service.news.liveOf(objectOf(context)))
  }

  async log(context: Context<HttpEnv>): Promise<Response> {
    if (definitionOf(context).plural !== labInstanceKind.plural) throw unknownPath()
    const tailLines = wholeNumber(context, 'tailLines')
    const follow = flag(context, 'follow')
    const release = this.#slots.take()
    const giveUp = new AbortController()
    const signal = AbortSignal.any([giveUp.signal, this.#options.stopping, context.get('callerSignal')])
    try {
      const lines = await this.#options.service.labAccess.log({
        ...objectOf(context),
        follow,
        signal,
        ...(tailLines === undefined ? {} : { tailLines }),
      })
      const body = textStream(lines, () => {
        giveUp.abort()
        release()
      })
      return context.body(body, 200, { 'Content-Type': 'text/plain; charset=utf-8', 'Transfer-Encoding': 'chunked' })
    } catch (error) {
      release()
      throw error
    }
  }

  #lines(context: Context<HttpEnv>, body: ReadableStream<Uint8Array>): Response {
    // Chunked said openly: the carrier then sends each line as it comes and does not wait whether the body ends soon.
    return context.body(body, 200, { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' })
  }

  #ends(context: Context<HttpEnv>) {
    const { clock, stopping } = this.#options
    const timeoutSeconds = wholeNumber(context, 'timeoutSeconds')
    return {
      clock,
      signals: [stopping, context.get('callerSignal')],
      ...(timeoutSeconds === undefined || timeoutSeconds === 0 ? {} : { timeoutMs: timeoutSeconds * 1000 }),
    }
  }
}

/** An iterable as a response body: one line is asked for when the socket has room. `onClose` is called once, however it ends. */
function textStream(lines: AsyncIterable<string>, onClose: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const iterator = lines[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const next = await iterator.next()
          if (next.done !== true) return controller.enqueue(encoder.encode(next.value.endsWith('\n') ? next.value : `${next.value}\n`))
          onClose()
          controller.close()
        } catch (error) {
          onClose()
          controller.error(error)
        }
      },
      cancel() {
        // Closing first: an iterator that waits for the next line ends only when its signal aborts.
        onClose()
        void iterator.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}

/** Streams under way. Each holds a connection and a place in the history; a client that opens them without end is told to wait. */
class StreamSlots {
  readonly #max: number

  /** Never above `max`. */
  #open = 0

  constructor(max: number) {
    this.#max = max
  }

  get open(): number {
    return this.#open
  }

  /** Throws TooManyRequests. Returns the function that gives the slot back; a second call does nothing. */
  take(): () => void {
    if (this.#open >= this.#max)
      throw apiError('TooManyRequests', { code: 'TooManyStreams', params: { most: this.#max } }, { retryAfterSeconds: 5 })
    this.#open += 1
    let isHeld = true
    return () => {
      if (isHeld) this.#open -= 1
      isHeld = false
    }
  }
}
