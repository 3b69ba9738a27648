import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { allInState, createLab, listLabs } from './asked-of-page'
import { desktopBench } from './desktop-bench'
import { desktopLife } from './desktop-life'
import { addressOf } from './launch-desktop'
import type { StrangersLabs } from './bridge'

/** In the page. */
declare const labs: StrangersLabs

const bench = desktopBench()
const life = desktopLife()
/** What reached the other server: an answer there would be a page of somebody else's in our window. */
const reached: string[] = []
let elsewhere = ''
const server = createServer(({ url = '' }, response) => {
  reached.push(url)
  response.setHeader('Content-Type', 'text/html').end('<title>elsewhere</title>')
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(() => server.close())

const TARGETS: Readonly<Record<string, () => string>> = {
  'another site': () => elsewhere,
  'a file': () => 'file:///etc/passwd',
  'a data address': () => 'data:text/html,<title>elsewhere</title>',
  'a blob': () => 'blob',
  'a script': () => 'javascript:document.title = "elsewhere"',
  'a look-alike': () => 'app://panel.evil/',
}

/** Each is run in the page with the address; `blob` is made there. */
const WAYS = [
  'location.href',
  'location.assign',
  'location.replace',
  'window.open',
  'window.open into itself',
  'a link',
  'a link with a target',
  'a middle click',
  'a form',
  'a refresh',
] as const

it.each(WAYS.flatMap((way) => Object.keys(TARGETS).map((target) => [way, target] as const)))(
  '#8 %s to %s leads nowhere',
  async (way, target) => {
    const { page, app } = bench.desktop
    const before = await addressOf(app)
    await page.evaluate(leave, { way, target: TARGETS[target]?.() ?? '' })
    if (way === 'a middle click') await clickInTheMiddle(page)
    // A turn through page and main: what was asked for before it has been decided.
    await page.evaluate(() => labs.call('engine', {}))
    expect(await addressOf(app)).toBe(before)
    expect(await page.evaluate(() => document.title)).toBe('Labs')
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    expect(reached).toEqual([])
  },
)

it('#8 does not follow a redirect that its own origin answers with', async () => {
  const { app, log } = await life.launched()
  await app.evaluate(({ protocol, BrowserWindow }, location) => {
    protocol.unhandle('app')
    protocol.handle('app', () => new Response(null, { status: 302, headers: { location } }))
    const contents = BrowserWindow.getAllWindows()[0]!.webContents
    // Heard after the app's own guard.
    contents.on('will-redirect', ({ defaultPrevented }) => Object.assign(globalThis, { wasPrevented: defaultPrevented }))
    contents.reload()
  }, elsewhere)
  await expect.poll(() => log.filter(({ msg }) => msg === 'A page tried to be led elsewhere and was kept from it').length).toBe(1)
  expect(await app.evaluate(() => (globalThis as unknown as { wasPrevented: boolean }).wasPrevented)).toBe(true)
  expect(await addressOf(app)).toBe('app://panel/')
  expect(reached).toEqual([])
})

it('#9 opens outside what a lab of ours answers at, and none of five that look like something', async () => {
  const { app, page, log } = bench.desktop
  await createLab(page, { name: 'ada' })
  await allInState(page, ['ready'], ['ada'])
  const answered = (await listLabs(page)).find(({ metadata }) => metadata.name === 'ada')?.status.endpoint ?? ''
  const endpoint = answered.replace('127.0.0.1', 'localhost')
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    shell.openExternal = (url: string) => Promise.resolve(void opened.push(url))
    Object.assign(globalThis, { opened })
  })
  const refused = (): number => log.filter(({ msg }) => msg.startsWith('A link was not opened')).length
  const before = refused()
  // The browser itself keeps a page from `file:`; what it lets through is ours to refuse.
  const evil = [
    'https://evil.example/',
    'https://docs.docker.com@evil.example/',
    'https://docs.docker.com.evil.example/',
    'http://127.0.0.1:22/',
    answered,
  ]
  for (const [index, address] of evil.entries()) {
    await clickOn(page, address)
    await expect.poll(refused, { timeout: 10_000 }).toBe(before + index + 1)
  }
  await clickOn(page, endpoint)
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened), { timeout: 10_000 })
    .toEqual([endpoint])
})

it('#9 a page that opens one window after the other gets ten, and is told', async () => {
  const { app, page, log } = bench.desktop
  const opened = (): Promise<number> => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened.length)
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    shell.openExternal = (url: string) => Promise.resolve(void opened.push(url))
    Object.assign(globalThis, { opened })
  })
  const told = (): number => log.filter(({ msg }) => msg.startsWith('No more pages are opened for now')).length
  for (let n = 0; n < 12; n += 1) await clickOn(page, `https://docs.docker.com/${n}`)
  await expect.poll(told, { timeout: 10_000 }).toBe(1)
  // One lab was opened a moment ago, by the story before.
  expect(await opened()).toBeLessThanOrEqual(10)
  expect(await opened()).toBeGreaterThanOrEqual(9)
})

/** On a link that wants a window of its own. */
async function clickOn(page: Page, address: string): Promise<void> {
  await page.evaluate(
    (href) =>
      document.body.prepend(Object.assign(document.createElement('a'), { href, target: '_blank', id: 'opens', textContent: 'open' })),
    address,
  )
  await page.locator('#opens').click()
  await page.evaluate(() => document.getElementById('opens')?.remove())
}

async function clickInTheMiddle(page: Page): Promise<void> {
  await page.locator('#clicked').click({ button: 'middle' })
  await page.evaluate(() => document.getElementById('clicked')?.remove())
}

/** Runs in the page. */
function leave({ way, target }: { way: string; target: string }): void {
  const address = target === 'blob' ? URL.createObjectURL(new Blob(['<title>elsewhere</title>'], { type: 'text/html' })) : target
  const link = Object.assign(document.createElement('a'), { href: address })
  document.body.append(link)
  const ways: Record<string, () => void> = {
    'location.href': () => void (location.href = address),
    'location.assign': () => location.assign(address),
    'location.replace': () => location.replace(address),
    'window.open': () => void window.open(address),
    'window.open into itself': () => void window.open(address, '_self'),
    'a link': () => link.click(),
    'a link with a target': () => {
      link.target = '_blank'
      link.click()
    },
    'a middle click': () => {
      link.id = 'clicked'
      link.textContent = 'click me'
    },
    'a form': () => {
      const form = Object.assign(document.createElement('form'), { action: address })
      document.body.append(form)
      form.submit()
    },
    'a refresh': () => {
      const refresh = Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${address}` })
      document.head.append(refresh)
    },
  }
  try {
    ways[way]?.()
  } catch {
    // Some are refused on the spot.
  }
}
