import { createServer, request } from 'node:http'

/**
 * An HTTP front before a registry (or any loopback server) whose behaviour a spec changes while it runs. A daemon pulls
 * through it as `127.0.0.1:port/name:tag`.
 *
 * @typedef {object} Fault
 * @property {number} [bytesPerSecond] how fast layers go through
 * @property {number} [cutAfterBytes] the connection is cut in the middle of a layer, after so many bytes of it
 * @property {number} [stallAfterBytes] so many bytes of a layer, then silence, with the connection open
 * @property {number} [status] answers everything with this status: 429, 401, 503
 * @property {boolean} [refuse] cuts every connection before an answer
 * @property {boolean} [hang] takes requests and never answers
 *
 * @typedef {object} FaultFront
 * @property {string} address `127.0.0.1:port`
 * @property {number} port
 * @property {(fault: Fault) => void} be from now on; `{}` is healthy again. A stalled transfer stays as it is.
 * @property {() => readonly string[]} requests `METHOD path` of everything that was asked
 * @property {() => Promise<void>} stop cuts what is under way
 *
 * @param {string} target `http://127.0.0.1:port`
 * @returns {Promise<FaultFront>}
 */
export async function startFaultFront(target) {
  /** @type {Fault} */
  let fault = {}
  /** @type {string[]} */
  const asked = []
  const server = createServer((incoming, answer) => {
    asked.push(`${incoming.method} ${incoming.url}`)
    if (fault.refuse) return incoming.socket.destroy()
    if (fault.hang) return undefined
    if (fault.status) return refuseWith(answer, fault.status)
    return forward({ target, incoming, answer, fault })
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return {
    address: `127.0.0.1:${port}`,
    port,
    be: (next) => (fault = next),
    requests: () => asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/**
 * As the public registry words it.
 * @param {import('node:http').ServerResponse} answer
 * @param {number} status
 */
function refuseWith(answer, status) {
  const code = status === 429 ? 'TOOMANYREQUESTS' : status === 401 ? 'UNAUTHORIZED' : 'UNAVAILABLE'
  answer.writeHead(status, { 'content-type': 'application/json', 'docker-distribution-api-version': 'registry/2.0' })
  answer.end(JSON.stringify({ errors: [{ code, message: `the front answers ${status}` }] }))
}

/** @param {{ target: string, incoming: import('node:http').IncomingMessage, answer: import('node:http').ServerResponse, fault: Fault }} exchange */
function forward({ target, incoming, answer, fault }) {
  // The host stays as the client said it, so that the addresses which the registry hands out lead through this front again.
  const asking = request(new URL(incoming.url ?? '/', target), { method: incoming.method, headers: incoming.headers }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers)
    const isLayer = incoming.method === 'GET' && /\/blobs\//.test(incoming.url ?? '')
    if (isLayer) void passLayer(reply, answer, fault)
    else reply.pipe(answer)
  })
  asking.on('error', () => answer.destroy())
  incoming.pipe(asking)
}

/**
 * @param {import('node:http').IncomingMessage} reply
 * @param {import('node:http').ServerResponse} answer
 * @param {Fault} fault
 */
async function passLayer(reply, answer, fault) {
  const stopAt = fault.cutAfterBytes ?? fault.stallAfterBytes ?? Infinity
  let passed = 0
  for await (const piece of inPieces(reply, 4_096)) {
    if (passed + piece.length > stopAt) return fault.cutAfterBytes === undefined ? undefined : answer.destroy()
    if (answer.destroyed) return reply.destroy()
    answer.write(piece)
    passed += piece.length
    if (fault.bytesPerSecond) await new Promise((resolve) => setTimeout(resolve, (piece.length / Number(fault.bytesPerSecond)) * 1000))
  }
  answer.end()
}

/**
 * @param {AsyncIterable<Buffer>} stream
 * @param {number} size
 */
async function* inPieces(stream, size) {
  for await (const chunk of stream) {
    for (let start = 0; start < chunk.length; start += size) yield chunk.subarray(start, start + size)
  }
}
