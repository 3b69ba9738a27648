import type { Context } from 'hono'
import { labInstanceKind } from '../../../core/resource/kinds/lab-instance-kind'
import { StreamSlots } from '../streams/stream-slots'
import { collectionOf, definitionOf, objectOf, unknownPath } from '../http/address'
import type { AppOptions } from '../http/app-options'
import type { HttpEnv } from '../http/http-env'
import { lineStream } from '../streams/ndjson'
import { flag, selectionOf, wholeNumber } from '../http/query'
import { textStream } from '../streams/text-stream'
import { watchLines } from '../streams/watch-lines'

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
