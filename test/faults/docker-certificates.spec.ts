import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLog } from '../../src/core/observe/log'
import { createDockerProvisioner } from '../../src/provisioners/docker/docker-provisioner'
import type { Machine } from '../../src/provisioners/docker/daemon/machine'
import { aMachine, contextFiles } from '../fixtures/a-machine'
import { FakeClock } from '../fixtures/fake-clock'
import { startFakeDaemon, type FakeDaemon } from '../fixtures/fake-daemon'
import { startTlsFront, tlsFile } from '../fixtures/tls-front'
import { outcomeOf } from './docker-labs'

const CERTS = '/home/ada/certs'
const FILES = {
  [`${CERTS}/ca.pem`]: tlsFile('ca.pem'),
  [`${CERTS}/cert.pem`]: tlsFile('cert.pem'),
  [`${CERTS}/key.pem`]: tlsFile('key.pem'),
}
const without = (name: string) => Object.fromEntries(Object.entries(FILES).filter(([path]) => path !== `${CERTS}/${name}`))
const ofContext = (name: string, files: Readonly<Record<string, string>> = FILES) => {
  const folder = `/home/ada/.docker/contexts/tls/${createHash('sha256').update(name).digest('hex')}/docker`
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path.replace(CERTS, folder), text]))
}

describe('a daemon that wants certificates', () => {
  let daemon: FakeDaemon
  let front: Awaited<ReturnType<typeof startTlsFront>>
  beforeEach(async () => {
    daemon = await startFakeDaemon()
    front = await startTlsFront(daemon.host)
  })
  afterEach(async () => {
    await front.close()
    await daemon.close()
  })

  async function lookFrom(machine: Machine, dockerHost?: string) {
    const clock = new FakeClock()
    const provisioner = createDockerProvisioner({ instanceId: 'ours', clock, log: silentLog, collectDir: '/nowhere', machine, dockerHost })
    const outcome = await outcomeOf(clock, provisioner.list(), 0) // A handshake takes its own time.
    const health = provisioner.health()
    await provisioner.close()
    return { outcome, health }
  }
  const byVariables = (files: Record<string, string> = FILES, env: Record<string, string> = {}) =>
    aMachine({ files, env: { DOCKER_HOST: `tcp://${front.address}`, DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: CERTS, ...env } })

  it('is asked with those that DOCKER_CERT_PATH names', async () => {
    expect(await lookFrom(byVariables())).toMatchObject({
      outcome: { value: {} },
      health: { reachable: true, address: `tcp://${front.address}` },
    })
  })

  it('is asked with those of the docker command where no variable names others, and where the address itself says so', async () => {
    const files = Object.fromEntries(Object.entries(FILES).map(([path, text]) => [path.replace(CERTS, '/home/ada/.docker'), text]))
    expect(await lookFrom(byVariables(files, { DOCKER_CERT_PATH: '' }))).toMatchObject({ outcome: { value: {} } })
    expect(await lookFrom(aMachine({ files }), `https://${front.address}`)).toMatchObject({
      outcome: { value: {} },
      health: { reachable: true },
    })
  })

  it('is asked with those of its context', async () => {
    const files = { ...contextFiles('secure', `tcp://${front.address}`), ...ofContext('secure') }
    expect(await lookFrom(aMachine({ files }))).toMatchObject({ outcome: { value: {} }, health: { reachable: true } })
  })

  it.each(['ca.pem', 'cert.pem', 'key.pem'])('%s is not there: told with its path and the next step', async (name) => {
    const { health } = await lookFrom(byVariables(without(name)))
    expect(health).toMatchObject({
      reachable: false,
      reason: 'Certificates',
      code: 'CertificateMissing',
      params: { file: `${CERTS}/${name}` },
      message: expect.stringContaining('unset DOCKER_TLS_VERIFY'),
    })
    const files = { ...contextFiles('secure', `tcp://${front.address}`), ...ofContext('secure', without(name)) }
    expect((await lookFrom(aMachine({ files }))).health).toMatchObject({
      reason: 'Certificates',
      code: 'ContextCertificateMissing',
      params: { context: 'secure' },
    })
  })

  it.each([
    ['of another CA', { ...FILES, [`${CERTS}/ca.pem`]: tlsFile('server.pem') }],
    ['no PEM at all', { ...FILES, [`${CERTS}/ca.pem`]: 'x', [`${CERTS}/cert.pem`]: 'x', [`${CERTS}/key.pem`]: 'x' }],
    ['a key of another', { ...FILES, [`${CERTS}/key.pem`]: tlsFile('server-key.pem') }],
    ['nothing to show', { [`${CERTS}/ca.pem`]: tlsFile('ca.pem') }],
  ])('%s: do not fit, and that is told', async (_what, files) => {
    const { outcome, health } = await lookFrom(byVariables(files))
    expect(outcome).toEqual({ error: expect.objectContaining({ handling: 'unavailable' }) })
    expect(health).toMatchObject({
      reachable: false,
      reason: 'Certificates',
      code: 'CertificatesDoNotFit',
      message: expect.not.stringMatching(/PEM|error:|ERR_|SSL/),
    })
  })

  it('asked with certificates where nobody knows of any, and without where they are wanted: two sentences', async () => {
    const plain = await startPlainFront()
    const asked = await lookFrom(byVariables(FILES, { DOCKER_HOST: `tcp://${plain.address}` }))
    expect(asked.health).toMatchObject({ reason: 'Certificates', code: 'NoTlsThere' })
    await plain.close()
    daemon.answer(
      /./,
      (_asked, response) =>
        void response.writeHead(400, { 'content-type': 'text/plain' }).end('Client sent an HTTP request to an HTTPS server.\n'),
    )
    expect((await lookFrom(aMachine(), daemon.host)).health).toMatchObject({ reason: 'Certificates', code: 'CertificatesWanted' })
  })
})

async function startPlainFront() {
  const { createServer } = await import('node:http')
  const server = createServer((_request, response) => void response.end())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it listens on no port')
  return {
    address: `127.0.0.1:${address.port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
}
