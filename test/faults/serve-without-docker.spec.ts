import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildHosts } from '../../src/hosts/build.mjs'
import { aLabObject, LABS } from '../fixtures/http-client'
import { ServedFolder } from '../fixtures/served-process'

const ENGINE = '/apis/lab.neuroglia.com/v1/engine'

/** A socket that takes every call and never says a word. */
class SilentSocket {
  readonly #path: string
  readonly #sockets = new Set<Socket>()
  readonly #server: Server = createServer((socket) => void this.#sockets.add(socket.on('error', () => {})))

  constructor(path: string) {
    this.#path = path
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(this.#path, resolve))
    return `unix://${this.#path}`
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
  }
}

describe('npm run serve on a Docker that is no help', () => {
  let served: ServedFolder
  let silent: SilentSocket
  beforeAll(() => buildHosts())
  beforeEach(() => {
    served = new ServedFolder()
    silent = new SilentSocket(join(served.dir, 'silent.sock'))
  })
  afterEach(async () => {
    await served.remove()
    silent.close()
  })

  /** How long it takes where no Docker is asked: what is left is what Docker cost. */
  async function startsWithin(ms: number, host: string): Promise<ReturnType<ServedFolder['start']>> {
    const began = performance.now()
    const plainMs = await (await served.simulated()).stop('SIGTERM').then(() => performance.now() - began)
    const before = served.start(['--docker-host', `unix://${join(served.dir, 'none.sock')}`], { PATH: served.dir })
    await before.serving()
    const created = await served.client().ask(LABS, { method: 'POST', body: aLabObject('kept') })
    expect([created.code, (await before.stop('SIGTERM')).code]).toEqual([201, 0])
    const run = served.start(['--docker-host', host], { PATH: served.dir })
    expect(await run.serving()).toBeLessThan(plainMs + ms)
    return run
  }

  const lab = async () =>
    JSON.parse((await served.client().ask(`${LABS}/kept`)).text) as { metadata: { resourceVersion: string }; status: { state: string } }

  it.each([
    ['absent', /goes on: Docker was not found on this machine \(nothing at .*none\.sock\)\. Install Docker/, 'NotInstalled'],
    ['silent', /goes on: Docker did not answer within 10 s; it is asked again$/, 'NotAnswering'],
  ])(
    '#103 #104 where it is %s: up within a second, one plain sentence, labs stay as they are, and it ends in time',
    async (how, sentence, reason) => {
      const run = await startsWithin(1000, how === 'silent' ? await silent.open() : `unix://${join(served.dir, 'none.sock')}`)
      const before = await lab()
      const line = JSON.parse(await run.complaint('could not look')) as { level: number; msg: string; error?: unknown }
      expect(line).toEqual({
        level: 40,
        time: expect.any(Number),
        pid: run.child.pid,
        hostname: expect.any(String),
        msg: expect.stringMatching(sentence),
      })
      const engine = JSON.parse((await served.client().ask(ENGINE)).text) as { provisioners: { docker: object } }
      expect(engine.provisioners.docker).toMatchObject({ reachable: false, reason, message: expect.stringMatching(/^Docker .*\.$/) })
      expect(await lab()).toEqual(before)
      expect(await run.stop('SIGTERM')).toEqual({ code: 0, inTime: true })
      expect(run.err).not.toMatch(/ {4}at |ECONN|ENOENT/)
    },
  )
})
