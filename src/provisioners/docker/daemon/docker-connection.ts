import { Agent } from 'node:http'
import type { IncomingMessage } from 'node:http'
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
  close(): void
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
  dial(options: DialOptions, callback: (error: unknown, answer: IncomingMessage) => void): void
}

export function connectDocker(options: ConnectionOptions): DockerConnection {
  const agent = keepAliveAgent()
  const modem = modemFor(options.host, agent)
  const freshModem = modemFor(options.host, new Agent({ keepAlive: false }))
  const modemOf = ({ fresh = false }: DockerRequest): Modem => (fresh ? freshModem : modem)
  const where = options.host.type === 'socket' ? options.host.socketPath : 'the given address'

  async function open(request: DockerRequest): Promise<AsyncIterable<Buffer>> {
    return pieces(await attempt(request, () => dialWithin(request)))
  }

  async function send(request: DockerRequest): Promise<string> {
    const limits = { deadlineMs: request.deadlineMs ?? DEADLINE_MS, signal: request.signal }
    return attempt(request, () => withDeadline(options.clock, limits, async (signal) => readAll(await dial(modemOf(request), request, signal))))
  }

  /** The stream outlives the deadline of its headers, so the two have signals of their own. */
  function dialWithin(request: DockerRequest): Promise<IncomingMessage> {
    const limits = { deadlineMs: request.deadlineMs ?? DEADLINE_MS, signal: request.signal }
    const whole = new AbortController()
    return withDeadline(options.clock, limits, async (signal) => {
      signal.addEventListener('abort', () => whole.abort(signal.reason), { once: true })
      const answer = await dial(modemOf(request), request, whole.signal)
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

  return { send, open, close: () => agent.destroy() }
}

async function* pieces(answer: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    yield* answer as AsyncIterable<Buffer>
  } catch (error) {
    throw asSilence(error, 'The connection to Docker broke off in the middle of an answer; it is asked again')
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
  return { dial: (request, callback) => modem.dial(request, (error, answer) => callback(error, answer as IncomingMessage)) }
}

/** A deep copy of everything is handed over: the client takes members out of what it is given, and a second try would lack them. */
function dial(modem: Modem, request: DockerRequest, signal: AbortSignal): Promise<IncomingMessage> {
  const { method, path, query = {}, body, file } = request
  return new Promise((resolve, reject) => {
    const options = { _query: { ...query }, _body: structuredClone(body ?? {}) }
    const done = (error: unknown, answer: IncomingMessage): void => {
      if (error === null || error === undefined) resolve(answer)
      else reject(error)
    }
    modem.dial({ method, path: `${path}?`, options, file, isStream: true, statusCodes: FINE, abortSignal: signal }, done)
  })
}

async function readAll(answer: IncomingMessage): Promise<string> {
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
