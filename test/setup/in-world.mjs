import { spawn, spawnSync } from 'node:child_process'
import { readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'

/**
 * `node in-world.mjs docker|bare command...`, in mounts of its own: the folder of the usual socket is an empty one. In `docker` something
 * that answers like Docker listens there and writes down who asks; that somebody asked is a failure of the run, for a spec that asks the
 * machine's own Docker depends on whose machine it is.
 */
const [world, command = '', ...args] = process.argv.slice(2)

/** As `minikube docker-env` leaves a shell, and a context that was removed. */
const LEFT_BEHIND = {
  DOCKER_HOST: 'tcp://127.0.0.1:9',
  DOCKER_TLS_VERIFY: '1',
  DOCKER_CERT_PATH: '/nowhere/.minikube/certs',
  DOCKER_CONTEXT: 'gone',
}
const ANSWERS = {
  '/_ping': 'OK',
  '/version': { Version: '28.0.0', ApiVersion: '1.48', MinAPIVersion: '1.24' },
  '/containers/json': [],
  '/networks': [],
  '/info': { ID: 'the-machines-own', DockerRootDir: '/var/lib/docker', SystemTime: '2026-03-02T08:00:00Z' },
}

const folder = realpathSync('/var/run')
const mounted = spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', folder], { stdio: 'inherit' })
if (mounted.status !== 0) process.exit(mounted.status ?? 1)

/** @type {Map<string, number>} */
const asked = new Map()
const server = world === 'docker' ? listen() : undefined

const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...(world === 'bare' ? LEFT_BEHIND : {}) } })
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal))
child.on('error', () => process.exit(127))
child.on('close', (code) => {
  server?.close()
  tellWhoAsked()
  process.exit(asked.size > 0 ? 1 : (code ?? 1))
})

function listen() {
  return createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    const line = `${request.method} ${path}`
    asked.set(line, (asked.get(line) ?? 0) + 1)
    const answer = ANSWERS[/** @type {keyof typeof ANSWERS} */ (path)]
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer ?? { message: 'page not found' }))
  }).listen(`${folder}/docker.sock`)
}

/** Into the result of the run, beside what the specs came to. */
function tellWhoAsked() {
  const file = process.env.LAB_TEST_RESULT
  if (asked.size === 0 || file === undefined) return
  const result = JSON.parse(readFileSync(file, 'utf8'))
  const calls = [...asked].map(([line, times]) => `${line} (${times})`).join(', ')
  result.failed.push(`a spec asked the Docker that happens to be on this machine: ${calls}`)
  writeFileSync(file, JSON.stringify(result))
}
