import { Agent, request, type IncomingMessage } from 'node:http'
import { resolveDockerHost } from '../../src/provisioners/docker/daemon/find/docker-host'
import { findDocker } from '../../src/provisioners/docker/daemon/find/find-docker'
import { thisMachine } from '../../src/provisioners/docker/daemon/machine'
import { LABEL } from '../../src/provisioners/docker/container/labels'

/**
 * The Docker Engine API with nothing in between: the floor under every figure. One agent keeps its connections, as ours does; no
 * checks, no deadlines, no schema.
 */
export class RawDocker {
  readonly #agent = new Agent({ keepAlive: true })
  readonly #where = addressOf(process.env['DOCKER_HOST'])

  async call<Answer = unknown>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Answer> {
    const answer = await this.#open(method, path, body)
    const chunks: Buffer[] = []
    for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString('utf8')
    if ((answer.statusCode ?? 0) >= 400) throw new Error(`${method} ${path}: ${answer.statusCode} ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as Answer
  }

  /** Calls back for every event of one container as soon as it is heard. Resolves once listening; returns how to stop. */
  async listen(id: string, hear: (action: string) => void): Promise<() => void> {
    const stream = await this.#open('GET', `/events?${asQuery({ filters: { container: [id] } })}`)
    stream.setEncoding('utf8')
    stream.on('error', () => undefined)
    stream.on('data', (text: string) => {
      for (const line of text.split('\n').filter(Boolean)) hear((JSON.parse(line) as { Action: string }).Action)
    })
    return () => stream.destroy()
  }

  /** Takes away everything that carries the label of one installation. */
  async sweep(instanceId: string): Promise<void> {
    const query = asQuery({ all: '1', filters: { label: [`${LABEL.instance}=${instanceId}`] } })
    const containers = await this.call<{ Id: string }[]>('GET', `/containers/json?${query}`)
    await Promise.all(containers.map(({ Id }) => this.call('DELETE', `/containers/${Id}?force=1&v=1`)))
    const { Volumes } = await this.call<{ Volumes: { Name: string }[] | null }>('GET', `/volumes?${query}`)
    await Promise.all((Volumes ?? []).map(({ Name }) => this.call('DELETE', `/volumes/${Name}`)))
  }

  close(): void {
    this.#agent.destroy()
  }

  #open(method: string, path: string, body?: unknown): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const headers = body === undefined ? {} : { 'content-type': 'application/json' }
      const asking = request({ ...this.#where, agent: this.#agent, method, path, headers }, resolve)
      asking.on('error', reject)
      asking.end(body === undefined ? undefined : JSON.stringify(body))
    })
  }
}

export function asQuery(members: Readonly<Record<string, unknown>>): URLSearchParams {
  const texts = Object.entries(members).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const)
  return new URLSearchParams(Object.fromEntries(texts))
}

function addressOf(wanted: string | undefined) {
  const host = resolveDockerHost(findDocker(wanted, thisMachine))
  if (host.type === 'socket') return { socketPath: host.socketPath }
  if (host.type === 'tcp') return { host: host.host, port: host.port }
  throw new Error(`${host.address} is not a daemon of this machine`)
}
