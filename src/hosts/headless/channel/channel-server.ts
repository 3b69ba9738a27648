import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { FIRST_LIST } from '../../../contract/messages'
import { apiError, type ApiError } from '../../../core/resource/api-error'
import type { AppOptions } from '../http/app-options'
import { callerOfUpgrade } from '../http/authenticate'
import { endWith } from '../http/connections'
import { refusalOf } from '../http/request-guard'
import { rawStatus } from '../http/status-answer'
import { serveSocket } from './serve-socket'

const CHANNEL_PATH = '/channel'

/**
 * The panel's line: one WebSocket for each open page, on it one conversation. Goes through the same door as every request (Host, Origin,
 * session or token), before a single byte of it is read.
 */
export class ChannelServer {
  readonly #options: AppOptions
  readonly #sockets: WebSocketServer

  constructor(options: AppOptions) {
    this.#options = options
    this.#sockets = new WebSocketServer({
      noServer: true,
      clientTracking: true,
      perMessageDeflate: false,
      maxPayload: options.limits.maxBodyBytes,
    })
    options.stopping.addEventListener('abort', () => this.#close(), { once: true })
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Without a listener a client that goes away in the middle of the handshake would end this process.
    socket.on('error', () => socket.destroy())
    const { access, port } = this.#options
    const { method = '', url = '', httpVersion, rawHeaders } = request
    const session = callerOfUpgrade(request, access, port())
    const [path, query] = url.split('?', 2)
    const refusal =
      refusalOf({ method, url, httpVersion, rawHeaders }, port()) ?? (session === undefined ? stranger() : this.#refusal(path))
    if (refusal !== undefined || session === undefined) return endWith(socket, rawStatus(refusal ?? stranger()))
    this.#options.connections.know(request.socket)
    const firstList = new URLSearchParams(query).get(FIRST_LIST.parameter) ?? undefined
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => serveSocket(webSocket, { ...this.#options, session, firstList }))
  }

  #refusal(path: string | undefined): ApiError | undefined {
    const { limits, stopping } = this.#options
    if (path !== CHANNEL_PATH) return apiError('NotFound', { code: 'ResourceUnknown' })
    if (stopping.aborted) return apiError('ServiceUnavailable', { code: 'ServerStopping' })
    return this.#sockets.clients.size < limits.maxStreams
      ? undefined
      : apiError('TooManyRequests', { code: 'TooManyPanels' }, { retryAfterSeconds: 5 })
  }

  #close(): void {
    for (const client of this.#sockets.clients) client.close(1001, 'the server is stopping')
    this.#sockets.close()
  }
}

const stranger = () => apiError('Unauthorized', { code: 'LinkNeeded' })
