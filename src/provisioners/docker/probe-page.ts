import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { settleOnce, type ProbeLimits } from './settle-once'

interface Page {
  readonly scheme: 'http' | 'https'
  readonly port: number
  readonly path: string
}

/** Its status; or that nobody is there, that whoever is there speaks something else, that there was no answer in time. */
export type PageAnswer = number | 'none' | 'otherProtocol' | 'ranOut' | 'givenUp'

/** What somebody says who speaks another protocol than was asked in. */
const OTHER_PROTOCOL = /^HPE_|^ERR_SSL_|^EPROTO$/

/** The first line of the answer is enough; redirects are answers. Any certificate will do: the question never leaves this machine. */
export function askPage({ scheme, port, path }: Page, limits: ProbeLimits): Promise<PageAnswer> {
  return settleOnce<PageAnswer>(limits, (settle) => {
    const options = { host: '127.0.0.1', port, path, agent: false, headers: { connection: 'close', host: `127.0.0.1:${port}` } } as const
    const call = scheme === 'https' ? requestHttps({ ...options, rejectUnauthorized: false }) : requestHttp(options)
    call.on('response', (answer) => settle(answer.statusCode ?? 'none'))
    call.on('error', ({ code = '' }: NodeJS.ErrnoException) => settle(OTHER_PROTOCOL.test(code) ? 'otherProtocol' : 'none'))
    call.end()
    return () => call.destroy()
  })
}
