import { Agent } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { inspect } from 'node:util'
import Docker from 'dockerode'
import type { DockerRequest } from './docker-connection'
import type { DockerHost } from './docker-host'

/**
 * The one file that knows dockerode. Every call goes through its modem (socket, pipe or tcp; no API version in the path, so old and new
 * daemons both answer).
 */
export interface Line {
  readonly host: DockerHost
  /** Its connections are used again. */
  readonly kept: Modem
  /** A connection of its own for each call. */
  readonly fresh: Modem
  close(): void
}

/** A connection that was handed over, where that was asked for and Docker agreed. */
export type Answer = IncomingMessage | Duplex

interface Modem {
  dial(options: Parameters<Docker['modem']['dial']>[0], callback: (error: unknown, answer: Answer) => void): void
}

const FINE = { 200: true, 201: true, 202: true, 204: true, 304: true }

/** Nothing is opened before the first call. */
export function lineTo(host: DockerHost): Line {
  const agent = keepAliveAgent()
  return { host, kept: modemFor(host, agent), fresh: modemFor(host, new Agent({ keepAlive: false })), close: () => agent.destroy() }
}

/** A deep copy of everything is handed over: the client takes members out of what it is given, and a second try would lack them. */
export function dial(line: Line, request: DockerRequest, { signal, hijack = false }: { readonly signal: AbortSignal; readonly hijack?: boolean }): Promise<Answer> {
  const { method, path, query = {}, body, file, fresh = false } = request
  return new Promise((resolve, reject) => {
    const options = { _query: { ...query }, _body: structuredClone(body ?? {}) }
    const done = (error: unknown, answer: Answer): void => {
      if (error === null || error === undefined) resolve(answer)
      else reject(error)
    }
    const modem = fresh ? line.fresh : line.kept
    modem.dial({ method, path: `${path}?`, options, file, isStream: true, hijack, statusCodes: FINE, abortSignal: signal }, done)
  })
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
