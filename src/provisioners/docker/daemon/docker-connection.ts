import { Agent } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { Duplex } from 'node:stream'
import { inspect } from 'node:util'
import Docker from 'dockerode'
import type { Clock } from '../../../core/clock/clock'
import { ProvisionerError } from '../../../core/provisioner/provisioner-error'
import { isGivenUp, withDeadline } from './deadline'
import { DockerRefusal, explainRefusal, explainRemote, explainSilence, unexpectedAnswer, type DockerCall } from './docker-errors'
import type { DockerHost } from './docker-host'

/**
 * The one file that knows dockerode. Every call goes through its modem (socket, pipe or tcp; no API version in the path, so old and new
 * daemons both answer), always as a stream that is read here: read by the client itself, an answer that is cut in the
 * middle would never settle.
 */
export interface DockerRequest {
  readonly call: DockerCall
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD'
  readonly path: string
  /** The only thing that is seen in an address: never secrets, never a body. */
  readonly query?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: unknown
  /** A body of bytes (a tar), instead of `body`. */
  readonly file?: Buffer
  readonly deadlineMs?: number
  readonly signal?: AbortSignal | undefined
  /** On a connection of its own: one that is kept open is served on by a daemon that takes no new ones. */
  readonly fresh?: boolean
}

export interface DockerConnection {
  /** The whole answer as text, within the deadline. Throws ProvisionerError, `unavailable` for anything but Docker's own no. */
  send(request: DockerRequest): Promise<string>
  /** The answer's body as it comes; the deadline ends with the headers, `signal` ends the stream. A stream that breaks throws `unavailable`. */
  open(request: DockerRequest): Promise<AsyncIterable<Buffer>>
  /** The connection itself, in both directions, from the headers on; on the same terms. */
  hijack(request: DockerRequest): Promise<Hijacked>
  close(): void
}

export interface Hijacked {
  /** For one reader; read slowly, Docker and what runs behind it wait. */
  readonly incoming: AsyncIterable<Buffer>
  /** Nothing happens when the connection has ended. */
  write(data: string): void
  /** A reader that waits is told that it broke off. */
  destroy(): void
}

export interface ConnectionOptions {
  readonly host: DockerHost
  readonly clock: Clock
  readonly onDidAnswer: () => void
  readonly onDidMiss: (verdict: { readonly reason: string; readonly message: string }) => void
}

export const DEADLINE_MS = 10_000
/** More than a thousand inspects; what is longer is not an answer of Docker. */
const LONGEST_ANSWER = 64 * 1024 * 1024
const FINE = { 200: true, 201: true, 202: true, 204: true, 304: true }

type DialOptions = Parameters<Docker['modem']['dial']>[0]

interface Modem {
  dial(options: DialOptions, callback: (error: unknown, answer: Answer) => void): void
}

/** A connection that was handed over, where that was asked for and Docker agreed. */
type Answer = IncomingMessage | Duplex

export function connectDocker(options: ConnectionOptions): DockerConnection {
  const agent = keepAliveAgent()
  const modem = modemFor(options.host, agent)
  const freshModem = modemFor(options.host, new Agent({ keepAlive: false }))
  const modemOf = ({ fresh = false }: DockerRequest): Modem => (fresh ? freshModem : modem)
  const where = options.host.type === 'socket' ? options.host.socketPath : 'the given address'

  async function open(request: DockerRequest): Promise<AsyncIterable<Buffer>> {
    return pieces(await attempt(request, () => dialWithin(request)))
  }

  async function hijack(request: DockerRequest): Promise<Hijacked> {
    return attempt(request, async () => {
      const answer = await dialWithin(request, true)
      if (answer instanceof Duplex) return hijacked(answer)
      answer.destroy()
      throw unexpectedAnswer(request.call)
    })
  }

  async function send(request: DockerRequest): Promise<string> {
    const limits = { deadlineMs: request.deadlineMs ?? DEADLINE_MS, signal: request.signal }
    return attempt(request, () => withDeadline(options.clock, limits, async (signal) => readAll(await dial(modemOf(request), request, { signal }))))
  }

  /** The stream outlives the deadline of its headers, so the two have signals of their own. */
  function dialWithin(request: DockerRequest, hijack = false): Promise<Answer> {
    const limits = { deadlineMs: request.deadlineMs ?? DEADLINE_MS, signal: request.signal }
    const whole = new AbortController()
    return withDeadline(options.clock, limits, async (signal) => {
      signal.addEventListener('abort', () => whole.abort(signal.reason), { once: true })
      const answer = await dial(modemOf(request), request, { signal: whole.signal, hijack })
      request.signal?.addEventListener('abort', () => answer.destroy(), { once: true })
      return answer
    })
  }

  async function attempt<T>(request: DockerRequest, work: () => Promise<T>): Promise<T> {
    try {
      const answer = await work()
      options.onDidAnswer()
      return answer
    } catch (error) {
      throw judge(request, error)
    }
  }

  function judge(request: DockerRequest, error: unknown): ProvisionerError {
    const refusal = refusalIn(error)
    if (refusal !== undefined) {
      options.onDidAnswer()
      return explainRefusal(request.call, refusal)
    }
    if (isGivenUp(error)) return error as ProvisionerError
    if (error instanceof ProvisionerError && error.reason === 'UnexpectedAnswer') return error
    const verdict = options.host.type === 'refused' ? explainRemote(options.host.wanted) : explainSilence(codeOf(error), where)
    options.onDidMiss(verdict)
    return asSilence(error, verdict.message)
  }

  return { send, open, hijack, close: () => agent.destroy() }
}

async function* pieces(answer: Answer): AsyncGenerator<Buffer> {
  try {
    yield* answer as AsyncIterable<Buffer>
  } catch (error) {
    throw asSilence(error, 'The connection to Docker broke off in the middle of an answer; it is asked again')
  }
}

function hijacked(socket: Duplex): Hijacked {
  // Whoever reads hears of an error there; while nobody does, it must not be the end of the process.
  socket.on('error', () => {})
  return {
    incoming: pieces(socket),
    write: (data) => void (socket.writable && socket.write(data)),
    destroy: () => void socket.destroy(),
  }
}

function asSilence(error: unknown, message: string): ProvisionerError {
  return error instanceof ProvisionerError ? error : new ProvisionerError('DockerUnavailable', message, 'unavailable', { cause: error })
}

/** The client prints its options for debugging on every call, agent and all sockets included: 2 ms each, for nobody. */
function keepAliveAgent(): Agent {
  return Object.assign(new Agent({ keepAlive: true }), { [inspect.custom]: () => 'Agent' })
}

function modemFor(host: DockerHost, agent: Agent): Modem {
  if (host.type === 'socket') return modemWith({ socketPath: host.socketPath, agent })
  if (host.type === 'tcp') return modemWith({ host: host.host, port: host.port, protocol: 'http', agent })
  return { dial: (_request, callback) => callback(new Error('another machine'), undefined as never) }
}

/** `agent` is taken by the client, though its types do not know it. */
function modemWith(options: Docker.DockerOptions & { readonly agent: Agent }): Modem {
  const { modem } = new Docker(options)
  return { dial: (request, callback) => modem.dial(request, (error, answer) => callback(error, answer as Answer)) }
}

/** A deep copy of everything is handed over: the client takes members out of what it is given, and a second try would lack them. */
function dial(modem: Modem, request: DockerRequest, { signal, hijack = false }: { readonly signal: AbortSignal; readonly hijack?: boolean }): Promise<Answer> {
  const { method, path, query = {}, body, file } = request
  return new Promise((resolve, reject) => {
    const options = { _query: { ...query }, _body: structuredClone(body ?? {}) }
    const done = (error: unknown, answer: Answer): void => {
      if (error === null || error === undefined) resolve(answer)
      else reject(error)
    }
    modem.dial({ method, path: `${path}?`, options, file, isStream: true, hijack, statusCodes: FINE, abortSignal: signal }, done)
  })
}

async function readAll(answer: Answer): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LONGEST_ANSWER) throw unexpectedAnswer('inspect')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function refusalIn(error: unknown): DockerRefusal | undefined {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number') return undefined
  return new DockerRefusal(error.statusCode, error.message.replace(/^\(HTTP code \d+\) [^-]* - /, '').trim())
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
