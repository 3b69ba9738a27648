import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../hosts/browser-host'

type Headers = Readonly<Record<string, string>>

const ROOT = new URL('../../..', import.meta.url).pathname
/** The sources are written to while it runs: a copy of them. */
const copy = mkdtempSync(join(tmpdir(), 'lab-dev-'))
let program: ChildProcess
let address: string
let browser: Browser
let page: Page

beforeAll(async () => {
  for (const part of ['package.json', 'tsconfig.json', 'renderer', 'src', 'out/headless.mjs', 'out/chunks', 'out/renderer'])
    cpSync(join(ROOT, part), join(copy, part), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
  program = spawn(process.execPath, [join(copy, 'src/hosts/dev.mjs'), '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const link = await said(program, /^http\S+ticket=\S+$/)
  address = new URL(link).origin
  browser = await launchChromium()
  page = await browser.newPage()
  await page.goto(link)
})
afterAll(async () => {
  await browser?.close()
  program?.kill('SIGTERM')
  if (program !== undefined && program.exitCode === null) await new Promise((resolve) => program.once('close', resolve))
  rmSync(copy, { recursive: true, force: true })
})

function said({ stdout }: ChildProcess, wanted: RegExp): Promise<string> {
  return new Promise((resolve) => {
    if (stdout !== null) createInterface({ input: stdout }).on('line', (line) => wanted.test(line) && resolve(line))
  })
}

describe('#216 npm run dev', () => {
  it('shows the panel from its sources, with the policy that it has when it is built, live on the engine', async () => {
    await page.getByText('No labs yet').waitFor()
    const { url, token } = serverFile()
    await fetch(`${url}/apis/lab.neuroglia.com/v1/namespaces/student-labs/labinstances`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ metadata: { name: 'ada' }, spec: { template: 'sample-lab', studentEmail: 'ada@example.com' } }),
    })
    await page.getByText('ada@example.com').first().waitFor()
    const policy = (await fetch(`${address}/`)).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toMatch(/unsafe|\*/)
  })

  it('puts a changed source on the screen without loading the page anew', async () => {
    await page.evaluate(() => Object.assign(window, { isTheSame: true }))
    const path = join(copy, 'renderer/shell/PanelHeader.vue')
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace('<template>', '<template><p>written just now</p>'))
    await page.getByText('written just now').waitFor()
    expect(await page.evaluate(() => 'isTheSame' in window)).toBe(true)
  })

  it.each<[string, Headers]>([
    ['a name that was re-bound', { host: 'evil.example' }],
    ['the Origin of another page', { origin: 'http://localhost:20001' }],
    ['a page elsewhere', { 'sec-fetch-site': 'cross-site' }],
    ['nothing to show for itself', {}],
  ])('lets nobody in who comes with %s', async (_what, headers) => {
    const { token } = serverFile()
    // Even with the token, which none of them has: Host and Origin come first.
    const shown: Headers = Object.keys(headers).length === 0 ? {} : { authorization: `Bearer ${token}` }
    expect(await status('/apis/lab.neuroglia.com/v1/labinstances', { ...shown, ...headers })).toBeGreaterThanOrEqual(401)
    expect(await upgraded({ ...shown, origin: address, ...headers })).not.toBe(101)
  })

  it("hands no page of another origin its answers, and nobody the engine's own files", async () => {
    const answer = await fetch(`${address}/main.ts`, { headers: { origin: 'http://localhost:20001' } })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    expect(await status(`/@fs${copy}/out/dev/server.json`, {})).toBe(403)
  })
})

it('#216 what is built has no trace of a dev server', () => {
  expect(readFileSync(join(ROOT, 'out/main/main.js'), 'utf8')).not.toContain('ELECTRON_RENDERER_URL')
})

function serverFile(): { readonly url: string; readonly token: string } {
  return JSON.parse(readFileSync(join(copy, 'out/dev/server.json'), 'utf8')) as { url: string; token: string }
}

function status(path: string, headers: Headers): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${address}${path}`, { headers }, (response) => resolve(response.resume().statusCode ?? 0))
      .once('error', reject)
      .end()
  })
}

function upgraded(headers: Headers): Promise<number> {
  const asked = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
  }
  return new Promise((resolve) => {
    request(`${address}/channel`, { headers: { ...asked, ...headers } })
      .once('response', (response) => resolve(response.resume().statusCode ?? 0))
      .once('upgrade', (_response, socket) => resolve((socket.destroy(), 101)))
      .once('error', () => resolve(0))
      .end()
  })
}
