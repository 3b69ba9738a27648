import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { apiError, type ApiError } from '../../../core/resource/api-error'
import { endWith } from './connections'
import type { Connections } from './connections'
import type { HttpEnv } from './http-env'
import type { HttpLimits } from './http-limits'
import { refusalOf } from './request-guard'
import { SECURITY_HEADERS } from './security-headers'
import { rawStatus, statusResponse } from './status-answer'

export interface HttpServerOptions {
  readonly app: Hono<HttpEnv>
  readonly limits: HttpLimits
  readonly connections: Connections
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
}

/** A target that the parser let through and no URL can hold. */
const unreadable = () => statusResponse(apiError('BadRequest', { code: 'TargetNotAPath' }))

/** The socket's side of the host: what is too slow, too big, too much or no HTTP at all ends here; so does everything not meant for us. */
export class HttpServer {
  readonly #server: Server
  #port = 0
  /** The newest answer on a connection. */
  readonly #answers = new WeakMap<object, ServerResponse>()

  constructor({ app, limits, connections, upgrade }: HttpServerOptions) {
    const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false, errorHandler: unreadable })
    this.#server = createServer({
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      keepAliveTimeout: limits.keepAliveTimeoutMs,
      connectionsCheckingInterval: limits.checkIntervalMs,
      // A missing Host header gets our own answer, like every other wrong one.
      requireHostHeader: false,
      insecureHTTPParser: false,
    })
    this.#server.maxConnections = limits.maxConnections
    this.#server.timeout = limits.unreadTimeoutMs
    this.#server.on('connection', (socket) => connections.add(socket))
    this.#server.on('request', (request, response) => {
      connections.heard(request.socket)
      connections.makeRoom()
      this.#handle(request, response, listener)
    })
    this.#server.on('timeout', (socket: Socket) => this.#endIfStuck(socket))
    this.#server.on('upgrade', upgrade)
    this.#server.on('clientError', (error: NodeJS.ErrnoException, socket) => this.#refuseBytes(error, socket as Socket))
  }

  /** Known for good once it listens: requests still come on connections that are there when it has stopped listening. */
  get port(): number {
    return this.#port
  }

  /** Rejects with the system's error (EADDRINUSE, EACCES). */
  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
        this.#server.off('error', reject)
        this.#port = (this.#server.address() as AddressInfo).port
        resolve()
      })
    })
  }

  /** Takes no more, lets answers under way end for so long, then cuts what is left. */
  async close(graceMs: number): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    this.#server.closeIdleConnections()
    const cut = setTimeout(() => this.#server.closeAllConnections(), graceMs)
    await closed
    clearTimeout(cut)
  }

  #handle(request: IncomingMessage, response: ServerResponse, listener: ReturnType<typeof getRequestListener>): void {
    this.#answers.set(request.socket, response)
    const { method = '', url = '', httpVersion, rawHeaders } = request
    const refusal = refusalOf({ method, url, httpVersion, rawHeaders }, this.port)
    if (refusal === undefined) void listener(request, response)
    else refuse(response, refusal)
  }

  /** Nothing went either way for long. An answer that has nothing to say just now (a watch) is no fault of its reader. */
  #endIfStuck(socket: Socket): void {
    const answer = this.#answers.get(socket)
    const isQuiet = answer !== undefined && !answer.writableEnded && socket.writableLength === 0
    if (!isQuiet) socket.destroy()
  }

  /** What the parser could not read, or did not get in time. Nothing more is read from this connection. */
  #refuseBytes(error: NodeJS.ErrnoException, socket: Socket): void {
    const answer = this.#answers.get(socket)
    // Part of an answer, or the whole of one to a request whose rest is what went wrong: a second one would be taken for the next request's.
    const isAnswered = answer !== undefined && answer.headersSent && !(answer.writableEnded && answer.req.complete)
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswered) return void socket.destroy()
    endWith(socket, rawStatus(errorOf(error), isOverflow(error) ? TAKES_COOKIES_AWAY : {}))
  }
}

/** What fills headers is cookies that somebody else set at this address; until they are gone no browser that has them comes in. */
const TAKES_COOKIES_AWAY = { 'Clear-Site-Data': '"cookies"' }
const isOverflow = ({ code }: NodeJS.ErrnoException): boolean => code === 'HPE_HEADER_OVERFLOW'

function errorOf(error: NodeJS.ErrnoException): ApiError {
  const { code } = error
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return apiError('Timeout', { code: 'RequestLate' })
  if (isOverflow(error)) return apiError('BadRequest', { code: 'HeadersTooLong' })
  return apiError('BadRequest', { code: 'NotHttp' })
}

/** The rest of a refused request is not read: a body in front of the next request is how smuggling begins. */
function refuse(response: ServerResponse, error: ApiError): void {
  response.writeHead(error.code, { ...SECURITY_HEADERS, 'Content-Type': 'application/json', Connection: 'close' })
  response.end(JSON.stringify(error.toStatus()))
}
