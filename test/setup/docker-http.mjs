import { request } from 'node:http'

/**
 * One request to a Docker daemon, with nothing but Node: setup must not depend on the client it helps to test.
 * @param {string} host `unix:///path` or `tcp://address:port`
 * @param {string} path
 * @param {{ method?: string, timeoutMs?: number }} [options]
 * @returns {Promise<{ status: number, body: string }>}
 */
export function askDocker(host, path, { method = 'GET', timeoutMs = 5_000 } = {}) {
  return new Promise((resolve, reject) => {
    const asking = request({ ...addressOf(host), path, method, timeout: timeoutMs }, (answer) => {
      let body = ''
      answer.setEncoding('utf8')
      answer.on('data', (text) => (body += text))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }))
      answer.on('error', reject)
    })
    asking.on('timeout', () => asking.destroy(new Error(`Docker at ${host} did not answer ${path} within ${timeoutMs} ms`)))
    asking.on('error', reject)
    asking.end()
  })
}

/**
 * @param {string} host
 * @returns {Promise<boolean>} whether a daemon answers there
 */
export async function dockerAnswers(host) {
  const answer = await askDocker(host, '/_ping', { timeoutMs: 3_000 }).catch(() => undefined)
  return answer?.status === 200
}

/** @param {string} host */
function addressOf(host) {
  if (host.startsWith('unix://')) return { socketPath: host.slice('unix://'.length) }
  const { hostname, port } = new URL(host.replace(/^tcp:/, 'http:'))
  return { hostname, port: port || 2375 }
}
