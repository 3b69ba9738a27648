import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { silentLog } from '../../src/core/observe/log'
import { createDockerProvisioner } from '../../src/provisioners/docker/docker-provisioner'
import { aMachine, contextFiles } from '../fixtures/a-machine'
import { FakeClock } from '../fixtures/fake-clock'
import type { Answer } from '../fixtures/fake-daemon'
import { aStand, outcomeOf, until, type Stand } from './docker-labs'

const PAGE = "<!DOCTYPE html>\n<html><head><title>403 Forbidden</title></head><body>blocked by the school's proxy</body></html>"
const A_SENTENCE = /^[A-Z][^<>{}]*\.$/

/** The provisioner at this address, in fake time. */
function at(dockerHost: string, collectDir: string) {
  const clock = new FakeClock()
  return {
    clock,
    provisioner: createDockerProvisioner({ instanceId: 'ours', clock, log: silentLog, collectDir, dockerHost, machine: aMachine() }),
  }
}

describe('what answers and is not Docker', () => {
  let folder: string
  let server: Server | undefined
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'contact-'))))
  afterEach(async () => {
    await new Promise<void>((resolve) => (server === undefined ? resolve() : void server.close(() => resolve()).closeAllConnections()))
    rmSync(folder, { recursive: true, force: true })
  })

  async function answering(status: number, type: string, body: string): Promise<{ readonly host: string; readonly asked: string[] }> {
    const asked: string[] = []
    server = createServer((request, response) => {
      asked.push(request.url?.split('?')[0] ?? '')
      response.writeHead(status, { 'content-type': type, ...(status === 302 ? { location: '/login' } : {}) }).end(body)
    })
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
    return { host: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
  }

  it.each<[string, number, string, string]>([
    ['400 to everything', 400, 'text/plain', 'Bad Request'],
    ['400 to everything, as JSON', 400, 'application/json', '{"message":"no"}'],
    ["a proxy's 403", 403, 'text/html', PAGE],
    ['a page for everything', 200, 'text/html', PAGE],
    ['nothing', 200, 'text/plain', ''],
    ['other JSON', 200, 'application/json', '{"version":"7.1","cluster":"search"}'],
    ['half of a version', 200, 'application/json', '{"Version":"28.0.0"}'],
    ['null', 200, 'application/json', 'null'],
    ["a portal's way to somewhere else", 302, 'text/html', PAGE],
    ['an end of its own', 503, 'text/html', PAGE],
  ])(
    '#106 %s: is no contact; it is told with its status, never as HTML, and nothing else is asked of it',
    async (_what, status, type, body) => {
      const { host, asked } = await answering(status, type, body)
      const { clock, provisioner } = at(host, folder)
      const outcome = await outcomeOf(clock, provisioner.list())
      expect(outcome).toEqual({
        error: expect.objectContaining({
          handling: 'unavailable',
          message: expect.stringMatching(A_SENTENCE),
          sentence: { code: 'NotDocker', params: { address: host, status } },
        }),
      })
      expect(provisioner.health()).toMatchObject({
        reachable: false,
        reason: 'NotDocker',
        code: 'NotDocker',
        address: host,
        message: expect.stringContaining(`status ${status}`),
      })
      expect(provisioner.health().lastAnsweredAt).toBeUndefined()
      expect(new Set(asked)).toEqual(new Set(['/version']))
      await provisioner.close()
    },
  )
})

describe('a Docker that something else takes the place of', () => {
  let stand: Stand
  beforeEach(async () => void (stand = await aStand()))
  afterEach(() => stand.close())

  const page =
    (status: number): Answer =>
    (_asked, response) =>
      void response.writeHead(status, { 'content-type': 'text/html' }).end(PAGE)

  it.each([403, 502])('a page with %i is noticed at the first call, and shown to nobody', async (status) => {
    const { daemon, provisioner, clock } = stand
    daemon.answer(/./, page(status))
    expect(await outcomeOf(clock, provisioner.list())).toEqual({
      error: expect.objectContaining({ handling: 'unavailable', message: expect.stringMatching(A_SENTENCE) }),
    })
    expect(provisioner.health()).toMatchObject({ reachable: false, reason: 'NotDocker', params: { status } })
  })

  it('a page as if all were well is noticed at the next call; Docker is heard again by itself', async () => {
    const { daemon, provisioner, clock } = stand
    daemon.answer(/./, page(200))
    expect(await outcomeOf(clock, provisioner.list())).toEqual({ error: expect.objectContaining({ reason: 'UnexpectedAnswer' }) })
    await outcomeOf(clock, provisioner.list())
    expect(provisioner.health()).toMatchObject({ reachable: false, reason: 'NotDocker' })
    daemon.answer(/./, undefined)
    expect(await outcomeOf(clock, provisioner.list())).toHaveProperty('value')
    expect(provisioner.health()).toMatchObject({ reachable: true, version: '20.10.0' })
  })

  const versions = (): number => stand.daemon.asked.filter(({ path }) => path === '/version').length

  it('is asked anew who it is after a silence', async () => {
    const { daemon, provisioner, clock } = stand
    const before = versions()
    daemon.fail(/\/containers\/json/, 'refuse')
    await outcomeOf(clock, provisioner.list())
    daemon.fail(/\/containers\/json/, undefined)
    expect(await outcomeOf(clock, provisioner.list())).toHaveProperty('value')
    expect(await outcomeOf(clock, provisioner.list())).toHaveProperty('value')
    expect(versions()).toBe(before + 1)
  })

  it('is asked anew who it is when the line to it was lost', async () => {
    const { daemon } = stand
    const before = versions()
    daemon.dropListeners()
    await until(() => daemon.listeners === 0)
    await until(() => {
      stand.clock.advance(50)
      return daemon.listeners > 0
    })
    expect(versions()).toBe(before + 1)
  })
})

describe('an environment that others left behind', () => {
  let stand: Stand | undefined
  afterEach(async () => {
    vi.unstubAllEnvs()
    await stand?.close()
  })

  it.each([
    ['minikube', { DOCKER_HOST: 'tcp://192.168.49.2:2376', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/home/ada/.minikube/certs' }],
    ['nobody could read', { DOCKER_HOST: 'tcp://:::' }],
    ['another client', { DOCKER_HOST: 'ssh://lab', DOCKER_CLIENT_TIMEOUT: '1', DOCKER_PATH_PREFIX: '/elsewhere', SSH_AUTH_SOCK: '/gone' }],
  ])('by %s: has no say where Docker has been named', async (_who, env) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
    stand = await aStand()
    expect(await outcomeOf(stand.clock, stand.provisioner.list())).toHaveProperty('value')
    expect(process.env).toMatchObject(env)
  })

  it.each([
    [
      'by minikube, on this machine',
      { DOCKER_HOST: 'tcp://127.0.0.1:2376', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/home/ada/.minikube/certs' },
      'Certificates',
      'CertificateMissing',
    ],
    [
      'by minikube, on another one',
      { DOCKER_HOST: 'tcp://192.168.49.2:2376', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/home/ada/.minikube/certs' },
      'RemoteRefused',
      undefined,
    ],
    ['as a name for nothing', { DOCKER_HOST: 'tcp://:::' }, 'BadAddress', 'AddressOdd'],
    ['as a context that is gone', { DOCKER_CONTEXT: 'gone' }, 'UnknownContext', 'ContextVariable'],
  ])('%s: starts, and is told in a sentence', async (_how, env, reason, code) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
    const clock = new FakeClock()
    const machine = aMachine({ env, files: { '/var/run/docker.sock': '' } })
    const provisioner = createDockerProvisioner({ instanceId: 'ours', clock, log: silentLog, collectDir: '/nowhere', machine })
    expect(await outcomeOf(clock, provisioner.list())).toEqual({
      error: expect.objectContaining({ handling: 'unavailable', message: expect.stringMatching(/\.$/) }),
    })
    expect(provisioner.health()).toMatchObject({
      reachable: false,
      reason,
      message: expect.not.stringMatching(/ENOENT|Error/),
      ...(code === undefined ? {} : { code }),
    })
    await provisioner.close()
  })

  it('a socket has no use for certificates', async () => {
    stand = await aStand({ machine: aMachine({ env: { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/gone' } }) })
    expect(await outcomeOf(stand.clock, stand.provisioner.list())).toHaveProperty('value')
  })

  it('a context that is chosen later is found by itself', async () => {
    stand = await aStand()
    const files: Record<string, string> = {}
    const clock = new FakeClock()
    const provisioner = createDockerProvisioner({
      instanceId: 'ours',
      clock,
      log: silentLog,
      collectDir: '/nowhere',
      machine: aMachine({ files, env: { DOCKER_CONTEXT: 'mine' } }),
    })
    expect(await outcomeOf(clock, provisioner.list())).toHaveProperty('error')
    Object.assign(files, contextFiles('mine', stand.daemon.host))
    expect(await outcomeOf(clock, provisioner.list()).then(() => outcomeOf(clock, provisioner.list()))).toHaveProperty('value')
    await provisioner.close()
  })
})
