import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildHosts } from '../../src/hosts/build.mjs'
import type { ServerFile } from '../../src/hosts/headless/server-file'
import { aLabObject, HttpClient, LABS } from '../fixtures/http-client'

const LAUNCH = new URL('../../src/hosts/launch.mjs', import.meta.url).pathname

interface Run {
  readonly child: ChildProcess
  readonly out: () => string
  readonly err: () => string
  readonly ended: Promise<{ code: number | null; ms: number }>
}

describe('npm run serve', () => {
  let dir: string
  const runs: Run[] = []
  beforeAll(() => buildHosts())
  beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'lab-serve-'))))
  afterEach(async () => {
    for (const { child } of runs) child.kill('SIGKILL')
    await Promise.all(runs.splice(0).map(({ ended }) => ended))
    rmSync(dir, { recursive: true, force: true })
  })

  function start(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Run {
    const began = performance.now()
    const child = spawn(process.execPath, [LAUNCH, 'headless', ...args], { env: { ...process.env, ...env } })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ms: performance.now() - began }))
    const run = { child, out: () => out, err: () => err, ended }
    runs.push(run)
    return run
  }

  const data = () => join(dir, 'data')
  const simulated = (...args: string[]) => start(['--provisioner', 'simulated', '--data-dir', data(), ...args])
  const file = () => JSON.parse(readFileSync(join(data(), 'server.json'), 'utf8')) as ServerFile
  async function serving(run: Run): Promise<HttpClient> {
    await Promise.race([once(run.child.stdout ?? run.child, 'data'), run.ended])
    expect({ out: run.out(), err: run.out() === '' ? run.err() : '' }).toEqual({
      out: expect.stringMatching(/^serving http:\/\/127\.0\.0\.1:\d+\n$/),
      err: '',
    })
    return new HttpClient(file().url, file().token)
  }
  async function stop(run: Run, signal: NodeJS.Signals) {
    const began = performance.now()
    run.child.kill(signal)
    const { code } = await run.ended
    return { code, inTime: performance.now() - began < 5000 }
  }

  it('#176 says where it is, in one line and in a file only its user can read', async () => {
    const run = simulated()
    const http = await serving(run)
    expect(file()).toEqual({
      pid: run.child.pid,
      url: http.url,
      token: expect.stringMatching(/^[\w-]{43}$/),
      startedAt: expect.stringMatching(/Z$/),
    })
    expect({ mode: statSync(join(data(), 'server.json')).mode & 0o777, line: run.out() }).toEqual({
      mode: 0o600,
      line: `serving ${http.url}\n`,
    })
    expect((await http.ask(LABS)).code).toBe(200)
    expect([(await http.bare('/healthz')).text, (await http.bare('/readyz')).text]).toEqual(['ok', 'ok'])
    expect(run.out() + run.err()).not.toContain(http.token)
    expect(readFileSync(`/proc/${run.child.pid}/cmdline`, 'utf8')).not.toContain(http.token)
  })

  it('#169 listens on 127.0.0.1 and nowhere else', async () => {
    const http = await serving(simulated())
    const hex = http.port.toString(16).toUpperCase().padStart(4, '0')
    const listeners = ['tcp', 'tcp6']
      .flatMap((table) => readFileSync(`/proc/net/${table}`, 'utf8').split('\n'))
      .filter((line) => line.includes(`:${hex} `) && line.includes(' 0A '))
    expect(listeners.map((line) => line.trim().split(/\s+/)[1])).toEqual([`0100007F:${hex}`])
  })

  it.each(['SIGTERM', 'SIGINT'] as const)(
    '%s: exits 0 in time, takes server.json away, and everything acknowledged is there again',
    async (signal) => {
      const run = simulated()
      const http = await serving(run)
      expect((await http.ask(LABS, { method: 'POST', body: aLabObject('kept') })).code).toBe(201)
      const watch = await http.open(`${LABS}?watch=1`, { headers: http.bearer })
      watch.on('error', () => {}).resume()
      expect(await stop(run, signal)).toEqual({ code: 0, inTime: true })
      expect(existsSync(join(data(), 'server.json'))).toBe(false)
      const again = await serving(simulated())
      expect((await again.ask(`${LABS}/kept`)).code).toBe(200)
      expect(again.token).not.toBe(http.token)
    },
  )

  it('a second process on the same data directory is refused within a second, with the pid of the first', async () => {
    const first = simulated()
    await serving(first)
    const second = simulated()
    const { code, ms } = await second.ended
    expect({ code, out: second.out(), err: second.err() }).toEqual({
      code: 1,
      out: '',
      err: expect.stringContaining(`process ${first.child.pid}`),
    })
    expect(ms).toBeLessThan(1000)
    expect(file().pid).toBe(first.child.pid)
  })

  it('after a kill the next start takes over and overwrites what was left', async () => {
    const first = simulated()
    const http = await serving(first)
    await http.ask(LABS, { method: 'POST', body: aLabObject('kept') })
    first.child.kill('SIGKILL')
    await first.ended
    const second = simulated()
    const next = await serving(second)
    expect({ pid: file().pid, code: (await next.ask(`${LABS}/kept`)).code }).toEqual({ pid: second.child.pid, code: 200 })
  })

  it('#178 a port in use is said in a sentence', async () => {
    const blocker = createServer().listen(0, '127.0.0.1')
    await once(blocker, 'listening')
    const { port } = blocker.address() as AddressInfo
    const run = simulated('--port', String(port))
    expect(await run.ended).toMatchObject({ code: 1 })
    expect(run.err().trim().split('\n').at(-1)).toMatch(new RegExp(`^Port ${port} is in use`))
    expect(existsSync(join(data(), 'server.json'))).toBe(false)
    blocker.close()
  })

  it.each([
    [['--port', 'x'], /whole number from 0 to 65535/],
    [['--port', '70000'], /whole number from 0 to 65535/],
    [['--provisioner', 'vm'], /docker, simulated/],
    [['--nonsense'], /unknown option '--nonsense'/],
    [['stray'], /too many arguments/],
    [['--data-dir', ''], /must not be empty/],
  ])('bad options %j are refused in plain words', async (args, words) => {
    const run = start(args, { LAB_DATA_DIR: data() })
    expect((await run.ended).code).toBe(1)
    expect(run.err()).toMatch(words)
    expect(run.err()).not.toMatch(/\n\s+at |node:internal/)
  })

  it('LAB_DATA_DIR names the directory; --data-dir is stronger; a file is no directory', async () => {
    await serving(start(['--provisioner', 'simulated'], { LAB_DATA_DIR: data() }))
    const inFile = start(['--provisioner', 'simulated', '--data-dir', join(data(), 'installation.json')], {
      LAB_DATA_DIR: join(dir, 'other'),
    })
    expect((await inFile.ended).code).toBe(1)
    expect(inFile.err()).not.toMatch(/\n\s+at /)
    expect(existsSync(join(dir, 'other'))).toBe(false)
  })
})
