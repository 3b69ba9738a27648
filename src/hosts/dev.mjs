import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createServer } from 'vite'

/**
 * `npm run dev [-- --port N] [-- options of serve]`: the panel from its sources, with hot reload, on a practice engine of its own. The engine is the
 * real server and is not told of this: what comes with the Host and Origin of the dev server's own page goes on with the engine's; all
 * else goes on as it came, and is refused there like everywhere.
 */
const root = fileURLToPath(new URL('../..', import.meta.url))
const dataDir = join(root, 'out/dev')
const { values, tokens } = parseArgs({ options: { port: { type: 'string', default: '5173' } }, strict: false, tokens: true })
const passed = tokens
  .filter(({ name }) => name !== 'port')
  .flatMap(({ rawName, value }) => [rawName, value].filter((part) => part !== undefined))

const OF_THE_ENGINE = '^/(apis?|channel|healthz|logout|metrics|open|openapi|readyz|tickets|version)(/|\\?|$)'

const engine = spawn(
  process.execPath,
  [join(root, 'src/hosts/launch.mjs'), 'headless', '--provisioner', 'simulated', '--data-dir', dataDir, ...passed],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
const ended = new Promise((resolve) => engine.once('exit', (code) => resolve(code ?? 1)))
const engineUrl = await Promise.race([servedUrl(), ended])
if (typeof engineUrl !== 'string') process.exit(engineUrl)

const server = await createServer({
  configFile: join(root, 'renderer/vite.config.ts'),
  server: { port: Number(values.port), proxy: { [OF_THE_ENGINE]: { target: engineUrl, ws: true, configure: asTheEnginesOwn } } },
})
await server.listen()
const ownHost = `127.0.0.1:${server.httpServer.address().port}`
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end())
ended.then(() => end())
process.stdout.write(`Open this link in a browser (it works once):\n${await newLink()}\nCtrl+C ends both.\n`)

function servedUrl() {
  return new Promise((resolve) => {
    createInterface({ input: engine.stdout }).on('line', (line) => {
      if (line.startsWith('serving ')) resolve(line.slice('serving '.length))
      else process.stdout.write(`${line}\n`)
    })
  })
}

function asTheEnginesOwn(proxy) {
  const rename = (outgoing, { headers: { host, origin } }) => {
    if (host !== ownHost || (origin !== undefined && origin !== `http://${ownHost}`)) return
    outgoing.setHeader('host', new URL(engineUrl).host)
    if (origin !== undefined) outgoing.setHeader('origin', engineUrl)
  }
  proxy.on('proxyReq', rename)
  proxy.on('proxyReqWs', rename)
}

/** The engine's own link, to be opened here. */
async function newLink() {
  const { token } = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8'))
  const answer = await fetch(`${engineUrl}/tickets`, { method: 'POST', headers: { authorization: `Bearer ${token}` } })
  const { url } = await answer.json()
  return url.replace(engineUrl, `http://${ownHost}`)
}

async function end() {
  engine.kill('SIGTERM')
  await server.close()
  process.exit(Number(await ended))
}
