import { createServer } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { silentLog } from '../../src/core/observe/log'
import { SystemClock } from '../../src/hosts/system-clock'
import { createDockerProvisioner } from '../../src/provisioners/docker/docker-provisioner'
import { thisMachine, type Machine } from '../../src/provisioners/docker/daemon/machine'
import { TLS_FOLDER } from '../fixtures/tls-front'
import { startDockerd, type Dockerd } from '../setup/dockerd.mjs'
import { isRootOnLinux } from '../setup/packages.mjs'
import { aPlan, running } from './provisioner-labs'
import { GONE } from '../fixtures/removing'

let daemon: Dockerd | undefined
afterAll(() => daemon?.remove())

it('a dockerd that takes nobody without a certificate runs labs for whoever has one, and is told to whoever has none', async (context) => {
  if (!isRootOnLinux()) context.skip('only root on Linux can start a second Docker daemon')
  const address = `tcp://127.0.0.1:${await freePort()}`
  const files = [
    '--tlsverify',
    '--tlscacert',
    `${TLS_FOLDER}/ca.pem`,
    '--tlscert',
    `${TLS_FOLDER}/server.pem`,
    '--tlskey',
    `${TLS_FOLDER}/server-key.pem`,
  ]
  daemon = await startDockerd({ flags: ['--host', address, ...files] })

  const secure = at({ DOCKER_HOST: address, DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: TLS_FOLDER })
  const plan = aPlan()
  expect(await running(secure, plan)).toMatchObject({ condition: 'running' })
  expect(secure.health()).toMatchObject({ reachable: true, address })
  // A terminal hands the connection over, through TLS too.
  const terminal = await secure.openTerminal(plan, { columns: 80, rows: 24 })
  terminal.write('exit 3\r')
  let text = ''
  for await (const part of terminal.output) text += part
  expect([await terminal.exitCode(), text.includes('exit 3')]).toEqual([3, true])
  await secure.remove(plan, GONE)
  await secure.close()

  const plain = at({ DOCKER_HOST: address })
  await expect(plain.list()).rejects.toMatchObject({ handling: 'unavailable', sentence: { code: 'CertificatesWanted' } })
  await plain.close()
})

function at(env: Machine['env']) {
  return createDockerProvisioner({
    instanceId: 'certificates',
    clock: new SystemClock(),
    log: silentLog,
    collectDir: '/nonexistent/collected',
    machine: { ...thisMachine, env },
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const found = server.address()
  await new Promise<void>((resolve) => server.close(() => resolve()))
  if (found === null || typeof found === 'string') throw new Error('it listened on no port')
  return found.port
}
