import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { endProcess, waitUntil } from './processes.mjs'

/**
 * Debian's docker-registry on 127.0.0.1, with nothing in it: for specs that pull. A daemon trusts loopback registries
 * without TLS. Images are pushed by the daemon that has them.
 *
 * @typedef {object} Registry
 * @property {string} url `http://127.0.0.1:port`
 * @property {string} address `127.0.0.1:port`: what comes before the image's name
 * @property {number} port
 * @property {(image: string, host?: string) => string} push tags a local image for this registry, pushes it, and returns the name to pull
 * @property {() => Promise<void>} stop
 *
 * @returns {Promise<Registry>} once it answers
 */
export async function startRegistry() {
  const port = await freePort()
  const directory = mkdtempSync('/var/tmp/lrm-registry-')
  const config = join(directory, 'config.yml')
  writeFileSync(config, configFor(directory, port))
  const child = spawn('docker-registry', ['serve', config], { stdio: 'ignore' })
  let failure = ''
  child.on('error', (error) => (failure = error.message))
  const atExit = () => putAway(child, directory)
  process.once('exit', atExit)
  const address = `127.0.0.1:${port}`
  const stop = async () => {
    await endProcess(child, { graceMs: 3_000 })
    process.off('exit', atExit)
    putAway(child, directory)
  }
  const answers = await waitUntil(() => failure !== '' || answersAt(address), 15_000)
  if (answers && failure === '') return { url: `http://${address}`, address, port, push: (image, host) => push(address, image, host), stop }
  await stop()
  throw new Error(
    `docker-registry did not start: ${failure || 'it did not answer within 15 s'}. Install it with: apt-get install docker-registry`,
  )
}

/**
 * @param {string} directory
 * @param {number} port
 */
function configFor(directory, port) {
  return JSON.stringify({
    version: 0.1,
    log: { level: 'error' },
    storage: { filesystem: { rootdirectory: join(directory, 'data') }, delete: { enabled: true } },
    http: { addr: `127.0.0.1:${port}` },
  })
}

/**
 * @param {string} address
 * @param {string} image
 * @param {string} [host]
 */
function push(address, image, host = process.env.DOCKER_HOST) {
  const name = `${address}/${image.replace(/^.*\//, '')}`
  for (const args of [
    ['tag', image, name],
    ['push', '-q', name],
    ['rmi', name],
  ]) {
    const { status, stderr } = spawnSync('docker', [...(host ? ['--host', host] : []), ...args], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`docker ${args.join(' ')} failed: ${stderr.trim()}`)
  }
  return name
}

/** @param {string} address */
async function answersAt(address) {
  const answer = await fetch(`http://${address}/v2/`).catch(() => undefined)
  return answer?.ok === true
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} directory
 */
function putAway(child, directory) {
  child.kill('SIGKILL')
  rmSync(directory, { recursive: true, force: true })
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
      server.close(() => resolve(port))
    })
  })
}
