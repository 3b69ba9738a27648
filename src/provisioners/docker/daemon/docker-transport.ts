import { Agent } from 'node:http'
import { Agent as SecureAgent, type AgentOptions } from 'node:https'
import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { inspect } from 'node:util'
import Docker from 'dockerode'
import type { DockerCall } from './docker-errors'
import type { DockerHost, Tls } from './find/docker-host'
import { refusalOf } from './refused-answer'

/** Every answer comes as a stream that is read here: read by the client itself, one that is cut in the middle would never settle. */
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
  /** Work that may take the daemon any time, or be more than it can: that it fails says nothing about the daemon. */
  readonly isNoEvidence?: boolean
  /** On a connection of its own: one that is kept open is served on by a daemon that takes no new ones. */
  readonly fresh?: boolean
}

/**
 * The one file that knows dockerode. Every call goes through its modem (socket, pipe or tcp; no API version in the path, so old and new
 * daemons both answer).
 */
export interface DockerTransport {
  readonly host: DockerHost
  /** Its connections are used again. */
  readonly pooled: Modem
  /** A connection of its own for each call. */
  readonly oneShot: Modem
  close(): void
}

/** A connection that was handed over, where that was asked for and Docker agreed. */
export type DockerAnswer = IncomingMessage | Duplex

interface Modem {
  dial(options: Parameters<Docker['modem']['dial']>[0], callback: (error: unknown, answer: DockerAnswer) => void): void
}

const FINE: ReadonlySet<number> = new Set([200, 201, 202, 204, 304])
/** The client collects the body of what it takes for a refusal, however long it goes on; so it takes none for one, and we look. */
const EVERY_STATUS = Object.fromEntries(Array.from({ length: 900 }, (_, index) => [100 + index, true]))

/** Nothing is opened before the first call. */
export function transportTo(host: DockerHost): DockerTransport {
  const agent = agentFor(host, { keepAlive: true })
  return {
    host,
    pooled: modemFor(host, agent),
    oneShot: modemFor(host, agentFor(host, { keepAlive: false })),
    close: () => agent.destroy(),
  }
}

/** Throws DockerRefusal for Docker's "no". A deep copy of everything is handed over: the client takes members out of what it is given, and a second try would lack them. */
export async function dial(
  transport: DockerTransport,
  request: DockerRequest,
  { signal, hijack = false }: { readonly signal: AbortSignal; readonly hijack?: boolean },
): Promise<DockerAnswer> {
  const { method, path, query = {}, body, file, fresh = false } = request
  const answer = await new Promise<DockerAnswer>((resolve, reject) => {
    const options = { _query: { ...query }, _body: structuredClone(body ?? {}) }
    const done = (error: unknown, answer: DockerAnswer): void => {
      if (error === null || error === undefined) resolve(answer)
      else reject(error)
    }
    const modem = fresh ? transport.oneShot : transport.pooled
    modem.dial({ method, path: `${path}?`, options, file, isStream: true, hijack, statusCodes: EVERY_STATUS, abortSignal: signal }, done)
  })
  const status = 'statusCode' in answer ? answer.statusCode : undefined
  if (status !== undefined && !FINE.has(status)) throw await refusalOf(answer as AsyncIterable<Buffer>, status)
  return answer
}

/** The client prints its options for debugging on every call, agent and all sockets included: 2 ms each, for nobody. */
function agentFor(host: DockerHost, { keepAlive }: { readonly keepAlive: boolean }): Agent {
  const agent =
    host.type === 'tcp' && host.tls !== undefined ? new SecureAgent({ keepAlive, ...trustOf(host.tls) }) : new Agent({ keepAlive })
  return followingNothing(Object.assign(agent, { [inspect.custom]: () => 'Agent' }))
}

/** Through which every request of the client goes; Node's types do not tell. */
interface RequestTaker extends Agent {
  addRequest(request: ClientRequest, ...others: unknown[]): void
}

/**
 * Docker sends nobody elsewhere. The client would follow (a portal's 302, wherever it leads), and nobody would hear of an error there: it
 * would be the end of the process.
 */
function followingNothing(agent: Agent): Agent {
  const taker = agent as RequestTaker
  const addRequest = taker.addRequest.bind(taker)
  taker.addRequest = (request, ...others) => {
    request.prependOnceListener('response', (response) => void delete response.headers.location)
    addRequest(request, ...others)
  }
  return agent
}

function trustOf({ isVerified, ...files }: Tls): AgentOptions {
  return { ...files, rejectUnauthorized: isVerified }
}

function modemFor(host: DockerHost, agent: Agent): Modem {
  if (host.type === 'socket') return modemWith({ ...NOTHING_ELSE, socketPath: host.socketPath, protocol: 'http', agent })
  if (host.type === 'tcp')
    return modemWith({ ...NOTHING_ELSE, host: host.host, port: host.port, protocol: host.tls === undefined ? 'http' : 'https', agent })
  return { dial: (_request, callback) => callback(new Error('another machine'), undefined as never) }
}

/** Every option that the client would fill from its environment, or invent. The certificates are the agent's. */
const NOTHING_ELSE = {
  host: undefined,
  port: undefined,
  socketPath: undefined,
  pathPrefix: undefined,
  username: undefined,
  password: undefined,
  version: undefined,
  ca: undefined,
  cert: undefined,
  key: undefined,
  timeout: undefined,
  connectionTimeout: undefined,
  headers: {},
  sshOptions: {},
  agentForward: undefined,
}

/** Options that the client's types do not all know. */
function modemWith(options: Readonly<Record<string, unknown>>): Modem {
  const { modem } = withoutEnvironment(() => new Docker(options as Docker.DockerOptions))
  return { dial: (request, callback) => modem.dial(request, (error, answer) => callback(error, answer as DockerAnswer)) }
}

/**
 * The client reads the environment before it looks at its options, and throws over variables that do not concern it: over certificates
 * that minikube took with it, over a DOCKER_HOST that it cannot read. Where Docker is has been decided by then.
 */
function withoutEnvironment<T>(make: () => T): T {
  const { env } = process
  process.env = {}
  try {
    return make()
  } finally {
    process.env = env
  }
}
