import type { Sentence } from '../../../core/sentences/sentence'
import type { UnreachableHealth } from '../../../core/provisioner/provisioner'
import { Duplex } from 'node:stream'
import { isDeepStrictEqual } from 'node:util'
import type { Clock } from '../../../core/clock/clock'
import { ProvisionerError, fault } from '../../../core/provisioner/provisioner-error'
import type { DockerVersion } from './answers'
import { asStrange, Contact, explainStrange, explainTls, isDoubtful, StrangeAnswer, versionIn } from './contact'
import { isGivenUp, isTooLate, stuckWith, withDeadline } from './deadline'
import { DockerRefusal, explainRefusal, explainSilence, isPage, unexpectedAnswer } from './docker-errors'
import type { DockerHost } from './find/docker-host'
import { dial, transportTo, type DockerAnswer, type DockerRequest, type DockerTransport } from './docker-transport'

export interface DockerConnection {
  /** The whole answer as text, within the deadline. Throws ProvisionerError, `unavailable` for anything but Docker's own no. */
  send(request: DockerRequest): Promise<string>
  /** The same, for an answer that is read piece by piece as it comes. */
  sendFor<T>(request: DockerRequest, read: (pieces: AsyncIterable<Buffer>) => Promise<T>): Promise<T>
  /** The answer's body as it comes; the deadline ends with the headers, `signal` ends the stream. A stream that breaks throws `unavailable`. */
  open(request: DockerRequest): Promise<AsyncIterable<Buffer>>
  /** The connection itself, in both directions, from the headers on; on the same terms. */
  hijack(request: DockerRequest): Promise<Hijacked>
  /** Who answers is asked anew before the next call. */
  doubt(): void
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
  /** Asked again after each miss until a daemon has answered. From then on it is that one: labs are never looked for in another. */
  readonly find: () => DockerHost
  readonly isInstalled: () => boolean
  readonly clock: Clock
  /** It is Docker that answers there. */
  readonly onDidMeet: (version: DockerVersion, address: string | undefined) => void
  readonly onDidAnswer: (address: string | undefined) => void
  readonly onDidMiss: (verdict: UnreachableHealth, address: string | undefined) => void
}

const DEADLINE_MS = 10_000
const PING_MS = 2_000
/** The container, or something of it; the list and what is made are not. */
const OF_ONE_CONTAINER = /^\/containers\/(?!json$|create$)/
/** A thousand events, or one very large inspect; what is longer is not an answer of Docker. Lists are read piece by piece. */
const LONGEST_ANSWER = 16 * 1024 * 1024

export function connectDocker(options: ConnectionOptions): DockerConnection {
  let transport: DockerTransport = transportTo(options.find())
  let isFound = false
  const contact = new Contact(async () => {
    const asked: DockerRequest = { call: 'version', method: 'GET', path: '/version' }
    const text = await withDeadline(options.clock, { deadlineMs: DEADLINE_MS }, async (signal) =>
      readAll((await dial(transport, asked, { signal })) as AsyncIterable<Buffer>),
    ).catch((error: unknown) => Promise.reject(asStrange(refusalIn(error) ?? error)))
    const version = versionIn(text)
    isFound = true
    options.onDidMeet(version, transport.host.address)
  })

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

  const send = (request: DockerRequest): Promise<string> => sendFor(request, readAll)

  async function sendFor<T>(request: DockerRequest, read: (pieces: AsyncIterable<Buffer>) => Promise<T>): Promise<T> {
    const limits = { deadlineMs: request.deadlineMs ?? DEADLINE_MS, signal: request.signal }
    return attempt(request, () =>
      withDeadline(options.clock, limits, async (signal) => read((await dial(transport, request, { signal })) as AsyncIterable<Buffer>)),
    )
  }

  /** The stream outlives the deadline of its headers, so the two have signals of their own. */
  function dialWithin(request: DockerRequest, hijack = false): Promise<DockerAnswer> {
    const limits = { deadlineMs: request.deadlineMs ?? DEADLINE_MS, signal: request.signal }
    const whole = new AbortController()
    return withDeadline(options.clock, limits, async (signal) => {
      signal.addEventListener('abort', () => whole.abort(signal.reason), { once: true })
      const answer = await dial(transport, request, { signal: whole.signal, hijack })
      request.signal?.addEventListener('abort', () => answer.destroy(), { once: true })
      return answer
    })
  }

  async function attempt<T>(request: DockerRequest, work: () => Promise<T>): Promise<T> {
    try {
      await withDeadline(options.clock, { deadlineMs: DEADLINE_MS, signal: request.signal }, () => contact.meet())
      const answer = await work()
      options.onDidAnswer(transport.host.address)
      return answer
    } catch (error) {
      if (isTooLate(error) && OF_ONE_CONTAINER.test(request.path) && (await answersOtherwise())) throw stuckWith(error)
      throw judge(request, error)
    }
  }

  /** One container may be stuck (one that was frozen while something was being started in it, for good) in a daemon that is well. */
  async function answersOtherwise(): Promise<boolean> {
    const asked: DockerRequest = { call: 'ping', method: 'GET', path: '/_ping' }
    const answered = withDeadline(options.clock, { deadlineMs: PING_MS }, async (signal) =>
      readAll((await dial(transport, asked, { signal })) as AsyncIterable<Buffer>),
    )
    return answered.then(
      (text) => text.trim() === 'OK',
      () => false,
    )
  }

  function judge(request: DockerRequest, error: unknown): ProvisionerError {
    const refusal = refusalIn(error)
    if (refusal !== undefined && !isPage(refusal)) {
      options.onDidAnswer(transport.host.address)
      return explainRefusal(request.call, refusal)
    }
    if (isGivenUp(error)) return error as ProvisionerError
    if (request.isNoEvidence === true) return asSilence(error, { code: 'DockerDidNotFinish' })
    contact.doubt()
    if (isDoubtful(error)) return error as ProvisionerError
    const { host } = transport
    const verdict = verdictOn(host, asStrange(refusal ?? error))
    options.onDidMiss(verdict, host.address)
    if (!isFound) lookAgain()
    return asSilence(error, verdict)
  }

  function verdictOn(host: DockerHost, error: unknown): UnreachableHealth {
    if (host.type === 'refused') return host.verdict
    if (error instanceof StrangeAnswer) return explainStrange(error, host.address)
    const code = codeOf(error)
    return (host.type === 'tcp' ? explainTls(code, host.address) : undefined) ?? explainSilence(code, host.address, options.isInstalled)
  }

  function lookAgain(): void {
    const host = options.find()
    if (isDeepStrictEqual(host, transport.host)) return
    transport.close()
    transport = transportTo(host)
  }

  return { send, sendFor, open, hijack, doubt: () => contact.doubt(), close: () => transport.close() }
}

async function* pieces(answer: DockerAnswer): AsyncGenerator<Buffer> {
  try {
    yield* answer as AsyncIterable<Buffer>
  } catch (error) {
    throw asSilence(error, { code: 'DockerBrokeOff' })
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

function asSilence(error: unknown, { code, params }: Sentence): ProvisionerError {
  if (error instanceof ProvisionerError) return error
  return fault('DockerUnavailable', 'unavailable', { sentence: { code, params }, cause: error })
}

async function readAll(answer: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer) {
    size += chunk.length
    if (size > LONGEST_ANSWER) throw unexpectedAnswer('inspect')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function refusalIn(error: unknown): DockerRefusal | undefined {
  return error instanceof DockerRefusal ? error : undefined
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
